import asyncio


async def work(name, delay, error=None):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    if error:
        raise error
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(2.25):
            tasks = [
                asyncio.create_task(work("a", 3)),
                asyncio.create_task(work("b", 1, error=ValueError("no"))),
                asyncio.create_task(work("c", 2)),
            ]
            done, pending = await asyncio.wait(tasks)
            print(f"{len(done)} done, {len(pending)} pending")
            for task in tasks:
                if task in done and task.exception():
                    print(f"caught {task.exception()!r}")
                elif task in done:
                    print(task.result())
    except TimeoutError:
        print("timed out")


asyncio.run(main())
