import asyncio


async def work(name, delay, error=None):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    if error:
        raise error
    print(f"{name} is done")
    return f"result of {name}"


async def everything():
    tasks = [
        asyncio.create_task(work("a", 1, error=ValueError("first"))),
        asyncio.create_task(work("b", 1, error=KeyError("second"))),
        asyncio.create_task(work("c", 3)),
    ]
    done, pending = await asyncio.wait(tasks, timeout=0)
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


asyncio.run(main())
