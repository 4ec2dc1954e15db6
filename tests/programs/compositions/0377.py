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
        results = await asyncio.gather(
            work("a", 3, cleanup=0),
            work("b", 2, error=KeyError("k")),
            work("c", 2),
        )
        print(results)
    except KeyError as exc:
        print(f"caught {exc!r}")
    print("main goes on")
    await asyncio.sleep(5)


asyncio.run(main())
