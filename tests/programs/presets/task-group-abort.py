import asyncio


async def work(name, delay, error=None, cleanup=None):
    print(f"{name} starts")
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        if cleanup is not None:
            print(f"{name} cleans up")
            await asyncio.sleep(cleanup)
        raise
    if error:
        raise error
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tasks = [
                tg.create_task(work("a", 1, error=ValueError("no luck"))),
                tg.create_task(work("b", 1, error=KeyError("lost"))),
                tg.create_task(work("c", 3, cleanup=0.5)),
            ]
        for task in tasks:
            print(task.result())
    except ExceptionGroup as group:
        for exc in group.exceptions:
            print(f"caught {exc!r}")


asyncio.run(main())
