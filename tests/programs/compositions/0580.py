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
        asyncio.create_task(work("a", 3, cleanup=1)),
        asyncio.create_task(work("b", 1, error=ValueError("no"))),
        asyncio.create_task(work("c", 4, cleanup=0.5)),
    ]
    for earliest in asyncio.as_completed(tasks):
        try:
            print(await earliest)
        except ValueError as exc:
            print(f"caught {exc!r}")


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=1)
    except TimeoutError:
        print("timed out")
    print("main goes on")
    await asyncio.sleep(3)


asyncio.run(main())
