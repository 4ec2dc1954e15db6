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
        async with asyncio.timeout(2.25):
            tasks = [
                asyncio.create_task(work("it's \"a\"", 0.125, cleanup=0.250)),
                asyncio.create_task(work("b\\n", 0.1, error=ValueError("say \"no\""))),
            ]
            done, pending = await asyncio.wait(
                tasks, timeout=0, return_when=asyncio.FIRST_COMPLETED
            )
            print(f"{len(done)} done, {len(pending)} pending")
            for task in tasks:
                if task in done and task.exception():
                    print(f"caught {task.exception()!r}")
                elif task in done:
                    print(task.result())
    except TimeoutError:
        print("timed out")


asyncio.run(main())
