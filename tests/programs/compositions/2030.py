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
        asyncio.create_task(work("a", 0, error=ZeroDivisionError())),
        asyncio.create_task(work("b", 0)),
        asyncio.create_task(work("c", 2, error=ValueError("late"))),
    ]
    done, pending = await asyncio.wait(
        tasks, timeout=0, return_when=asyncio.FIRST_EXCEPTION
    )
    print(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        if task in done and task.exception():
            print(f"caught {task.exception()!r}")
        elif task in done:
            print(task.result())


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=2.25)
    except TimeoutError:
        print("timed out")
    print("main goes on")
    await asyncio.sleep(3)


asyncio.run(main())
