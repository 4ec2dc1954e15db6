import asyncio
import time


async def work(name, delay, error=None, cleanup=None, stubborn=False):
    print(f"{name} starts")
    end = time.monotonic() + delay
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        if cleanup is not None:
            print(f"{name} cleans up")
            await asyncio.sleep(cleanup)
        if not stubborn:
            raise
        print(f"{name} ignores the cancellation")
        await asyncio.sleep(end - time.monotonic())
    if error:
        raise error
    print(f"{name} is done")
    return f"result of {name}"


async def everything():
    results = await asyncio.gather(
        work("a", 2, error=ValueError("never"), cleanup=1),
        work("b", 3, error=KeyError("stubborn"), stubborn=True),
    )
    print(results)


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=2.25)
    except TimeoutError:
        print("timed out")
    except (ValueError, KeyError) as exc:
        print(f"caught {exc!r}")


asyncio.run(main())
