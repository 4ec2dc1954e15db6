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
        asyncio.create_task(work("a", 3, cleanup=0)),
        asyncio.create_task(work("b", 2, error=KeyError("k"))),
        asyncio.create_task(work("c", 2)),
    ]
    done, pending = await asyncio.wait(tasks, timeout=2)
    print(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        if task in pending:
            task.cancel()
        elif task.exception():
            print(f"caught {task.exception()!r}")
        else:
            print(task.result())
    await asyncio.gather(*pending, return_exceptions=True)


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=2.25)
    except TimeoutError:
        print("timed out")
    print("main goes on")
    await asyncio.sleep(3)


asyncio.run(main())
