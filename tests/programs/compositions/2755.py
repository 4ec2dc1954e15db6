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
        async with asyncio.timeout(0):
            tasks = [
                asyncio.create_task(work("a", 0, error=ZeroDivisionError())),
                asyncio.create_task(work("b", 0)),
                asyncio.create_task(work("c", 2, error=ValueError("late"))),
            ]
            done, pending = await asyncio.wait(tasks)
            print(f"{len(done)} done, {len(pending)} pending")
            for task in tasks:
                if task in pending:
                    task.cancel()
                elif task.exception():
                    print(f"caught {task.exception()!r}")
                else:
                    print(task.result())
            await asyncio.gather(*pending, return_exceptions=True)
    except TimeoutError:
        print("timed out")
    print("main goes on")
    await asyncio.sleep(3)


asyncio.run(main())
