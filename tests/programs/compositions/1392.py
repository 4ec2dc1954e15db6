import asyncio


async def work(name, delay, error=None):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    if error:
        raise error
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    tasks = [
        asyncio.create_task(work("a", 1, error=ValueError("first"))),
        asyncio.create_task(work("b", 1, error=KeyError("second"))),
        asyncio.create_task(work("c", 3)),
    ]
    done, pending = await asyncio.wait(
        tasks, timeout=2, return_when=asyncio.FIRST_COMPLETED
    )
    print(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        if task in done and task.exception():
            print(f"caught {task.exception()!r}")
        elif task in done:
            print(task.result())


asyncio.run(main())
