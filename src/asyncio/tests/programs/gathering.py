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


def tasks(*parts):
    return [asyncio.create_task(work(*part)) for part in parts]


async def outcome(awaitable):
    try:
        return repr(await awaitable)
    except (ValueError, asyncio.CancelledError) as error:
        return repr(error)


async def main():
    print(await outcome(asyncio.gather()))
    print(await outcome(asyncio.gather(*tasks(("a", 2), ("b", 1), ("c", 0)))))
    print(await outcome(asyncio.gather(*tasks(("d", 2), ("e", 1, True), ("f", 1, True)))))
    await asyncio.sleep(2)
    print(await outcome(asyncio.gather(*tasks(("g", 1, True), ("h", 2)), return_exceptions=True)))

    members = tasks(("i", 1), ("j", 2))
    both = asyncio.gather(*members, return_exceptions=True)
    asyncio.get_running_loop().call_later(0.5, members[0].cancel, "no i")
    print(await outcome(both))

    both = asyncio.gather(*tasks(("k", 1), ("l", 2)))
    asyncio.get_running_loop().call_later(1.5, both.cancel, "stop")
    print(await outcome(both), both.cancelled())

    both = asyncio.gather(*tasks(("m", 1), ("n", 2)), return_exceptions=True)
    asyncio.get_running_loop().call_later(0.5, both.cancel)
    print(await outcome(both))


asyncio.run(main())
