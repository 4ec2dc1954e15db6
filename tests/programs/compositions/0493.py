import asyncio
import time

START = time.monotonic()


def say(text):
    print(f"{time.monotonic() - START:.1f} s: {text}")


async def work(name, delay, stubborn=False):
    say(f"{name} starts")
    end = time.monotonic() + delay
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        if not stubborn:
            raise
        say(f"{name} ignores the cancellation")
        await asyncio.sleep(end - time.monotonic())
    say(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(1):
            results = await asyncio.gather(
                work("a", 4, stubborn=True),
                work("b", 1),
                work("c", 3),
                return_exceptions=True,
            )
            say(results)
    except TimeoutError:
        say("timed out")


asyncio.run(main())
