import asyncio
import time

START = time.monotonic()


def say(text):
    print(f"{time.monotonic() - START:.2f} s: {text}")


async def work(name, delay, error=None, cleanup=None, stubborn=False):
    say(f"{name} starts")
    end = time.monotonic() + delay
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        if cleanup is not None:
            say(f"{name} cleans up")
            await asyncio.sleep(cleanup)
        if not stubborn:
            raise
        say(f"{name} ignores the cancellation")
        await asyncio.sleep(end - time.monotonic())
    if error:
        raise error
    say(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(2.25):
            say(await work("a", 4, stubborn=True))
            say(await work("b", 1, error=ValueError("no")))
            say(await work("c", 3, cleanup=1))
    except TimeoutError:
        say("timed out")
    except ValueError as exc:
        say(f"caught {exc!r}")


asyncio.run(main())
