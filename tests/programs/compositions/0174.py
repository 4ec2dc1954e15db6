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
        asyncio.create_task(work("a", 3, cleanup=0)),
        asyncio.create_task(work("b", 2, error=KeyError("k"))),
        asyncio.create_task(work("c", 2)),
    ]
    for task in tasks:
        print(await task)


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=2.25)
    except TimeoutError:
        print("timed out")
    except KeyError as exc:
        print(f"caught {exc!r}")


asyncio.run(main())
