import asyncio


async def job(name, seconds, error=None):
    try:
        await asyncio.sleep(seconds)
        if error:
            raise error
        print(name, "done")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    try:
        await asyncio.gather(job("a", 1, ValueError("a")), job("b", 2), job("c", 3, KeyError("c")))
    except ValueError as error:
        print("caught", error)
    print("the others go on")
    await asyncio.sleep(5)
    print(await asyncio.gather(job("d", 2), job("e", 1, OSError("e")), return_exceptions=True))
    group = asyncio.gather(job("f", 2), job("g", 3))
    await asyncio.sleep(1)
    print(group.cancel())
    try:
        await group
    except asyncio.CancelledError:
        print("gather is cancelled, and so are its children")
    one = asyncio.create_task(job("h", 2))
    both = asyncio.gather(one, job("i", 1))
    await asyncio.sleep(0.5)
    one.cancel()
    try:
        await both
    except asyncio.CancelledError:
        print("a cancelled child counts as one that raised")
    await asyncio.sleep(1)


asyncio.run(main())
