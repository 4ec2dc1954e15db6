import asyncio


async def work(name, delay, fail=False):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    print(name)
    if fail:
        raise ValueError(name)
    return name


async def guard(inner):
    try:
        return repr(await asyncio.shield(inner))
    except (ValueError, asyncio.CancelledError) as error:
        return repr(error)


async def main():
    print(await guard(asyncio.create_task(work("a", 1))))
    print(await guard(asyncio.create_task(work("b", 1, True))))

    inner = asyncio.create_task(work("c", 2))
    outer = asyncio.create_task(guard(inner))
    await asyncio.sleep(1)
    outer.cancel()
    print(await outer, inner.done())
    print(await inner)

    inner = asyncio.create_task(work("d", 2))
    outer = asyncio.create_task(guard(inner))
    await asyncio.sleep(1)
    inner.cancel()
    print(await outer)
    print(await guard(inner), asyncio.shield(inner) is inner)


asyncio.run(main())
