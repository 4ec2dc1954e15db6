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
        asyncio.create_task(work("a", 3)),
        asyncio.create_task(work("b", 1, error=ValueError("no"))),
        asyncio.create_task(work("c", 2)),
    ]
    done, pending = await asyncio.wait(tasks, timeout=2.5)
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
        await asyncio.wait_for(everything(), timeout=1)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
