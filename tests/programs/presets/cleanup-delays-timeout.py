import asyncio


async def work(name, delay, cleanup=None):
    print(f"{name} starts")
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        if cleanup is not None:
            print(f"{name} cleans up")
            await asyncio.sleep(cleanup)
        raise
    print(f"{name} is done")
    return f"result of {name}"


async def everything():
    print(await work("tidy", 3, cleanup=1.5))


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=1)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
