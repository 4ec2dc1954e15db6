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
        asyncio.create_task(work("it's \"a\"", 0.125, cleanup=0.250)),
        asyncio.create_task(work("b\\n", 0.1, error=ValueError("say \"no\""))),
    ]
    done, pending = await asyncio.wait(tasks)
    print(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        if task in done and task.exception():
            print(f"caught {task.exception()!r}")
        elif task in done:
            print(task.result())
    print("main goes on")
    await asyncio.sleep(5)


asyncio.run(main())
