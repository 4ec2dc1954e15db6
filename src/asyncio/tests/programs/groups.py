import asyncio


async def work(name, delay, fail=False, cleanup=0.0):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        await asyncio.sleep(cleanup)
        raise
    print(name)
    if fail:
        raise ValueError(name)
    return name


async def group(parts, body=None, fail=False):
    try:
        async with asyncio.TaskGroup() as tasks:
            for part in parts:
                tasks.create_task(work(*part))
            if body is not None:
                await asyncio.sleep(body)
                print("body")
            if fail:
                raise ValueError("body")
        print("left")
    except ExceptionGroup as error:
        print(repr(error), asyncio.current_task().cancelling())
    try:
        tasks.create_task(asyncio.sleep(0))
    except RuntimeError as error:
        print(error)


async def main():
    await group([("a", 2), ("b", 1)])
    await group([("c", 1, True), ("d", 2), ("e", 1, True)])
    await group([("f", 1, True), ("g", 5, False, 2)], body=3)
    await group([("h", 2), ("i", 5)], body=1, fail=True)
    await group([("j", 1, True), ("k", 1, True)], body=1)
    await group([])

    task = asyncio.create_task(group([("l", 5, False, 1), ("m", 5)]))
    await asyncio.sleep(1)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error))


asyncio.run(main())
