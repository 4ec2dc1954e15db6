import asyncio
import time


async def work(name, delay, stubborn=False):
    print(f"{name} starts")
    end = time.monotonic() + delay
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        if not stubborn:
            raise
        print(f"{name} ignores the cancellation")
        await asyncio.sleep(end - time.monotonic())
    print(f"{name} is done")
    return f"result of {name}"


async def everything():
    print(await work("stubborn", 3, stubborn=True))


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=1)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
