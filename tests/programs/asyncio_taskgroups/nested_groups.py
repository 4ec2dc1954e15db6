import asyncio


async def leaf(name, seconds, fail=False):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print("leaf", name, "cancelled")
        raise
    if fail:
        raise ValueError(name)
    print("leaf", name)


async def branch(name, fail):
    async with asyncio.TaskGroup() as group:
        group.create_task(leaf(name + "1", 1))
        group.create_task(leaf(name + "2", 2, fail))
        group.create_task(leaf(name + "3", 3))
    print("branch", name, "complete")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(branch("x", False))
            group.create_task(branch("y", True))
    except ExceptionGroup as errors:
        print(repr(errors))

    async with asyncio.TaskGroup() as outer:
        async with asyncio.TaskGroup() as inner:
            inner.create_task(leaf("in", 1))
            outer.create_task(leaf("out", 2))
        print("inner left")
    print("outer left")


asyncio.run(main())
