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


async def everything():
    tasks = [
        asyncio.create_task(work("a", 3, cleanup=1)),
        asyncio.create_task(work("b", 1, error=ValueError("no"))),
        asyncio.create_task(work("c", 4, cleanup=0.5)),
    ]
    done, pending = await asyncio.wait(tasks, timeout=2)
    print(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        if task in done and task.exception():
            print(f"caught {task.exception()!r}")
        elif task in done:
            print(task.result())


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=0)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
