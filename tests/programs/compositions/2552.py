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
    tasks = [
        asyncio.create_task(work("a", 3, cleanup=1)),
        asyncio.create_task(work("b", 1, error=ValueError("no"))),
        asyncio.create_task(work("c", 4, cleanup=0.5)),
    ]
    done, pending = await asyncio.wait(
        tasks, timeout=2.5, return_when=asyncio.FIRST_EXCEPTION
    )
    print(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        if task in pending:
            task.cancel()
        elif task.exception():
            print(f"caught {task.exception()!r}")
        else:
            print(task.result())
    await asyncio.gather(*pending, return_exceptions=True)


asyncio.run(main())
