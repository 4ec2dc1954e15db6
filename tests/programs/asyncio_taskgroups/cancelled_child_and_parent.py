import asyncio


async def sleeper(name):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def cancelled_child():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(sleeper("a"))
        b = group.create_task(asyncio.sleep(1, "b is fine"))
        await asyncio.sleep(0.5)
        a.cancel()
    print("a cancelled child aborts nobody:", b.result(), a.cancelled())


async def group_of_sleepers():
    async with asyncio.TaskGroup() as group:
        group.create_task(sleeper("c"))
        group.create_task(sleeper("d"))


async def main():
    await cancelled_child()
    parent = asyncio.create_task(group_of_sleepers())
    await asyncio.sleep(1)
    parent.cancel()
    try:
        await parent
    except asyncio.CancelledError:
        print("the parent is cancelled", parent.cancelled())
    try:
        async with asyncio.timeout(1):
            await group_of_sleepers()
    except TimeoutError:
        print("timed out")


asyncio.run(main())
