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
    print(await work("a", 3, cleanup=1))
    print(await work("b", 1, error=ValueError("no")))
    print(await work("c", 4, cleanup=0.5))


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=0)
    except TimeoutError:
        print("timed out")
    except ValueError as exc:
        print(f"caught {exc!r}")


asyncio.run(main())
