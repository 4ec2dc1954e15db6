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
        tasks = [
            asyncio.create_task(work("a", 4, stubborn=True)),
            asyncio.create_task(work("b", 1)),
            asyncio.create_task(work("c", 3)),
        ]
        for earliest in asyncio.as_completed(tasks, timeout=0):
            say(await earliest)
    except TimeoutError:
        say("timed out")


asyncio.run(main())
