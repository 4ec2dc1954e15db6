import asyncio
import time

START = time.monotonic()


def say(text):
    print(f"{time.monotonic() - START:.1f} s: {text}")


async def work(name, delay, error=None, cleanup=None):
    say(f"{name} starts")
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        if cleanup is not None:
            say(f"{name} cleans up")
            await asyncio.sleep(cleanup)
        raise
    if error:
        raise error
    say(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(0):
            tasks = [
                asyncio.create_task(work("a", 3, cleanup=0)),
                asyncio.create_task(work("b", 2, error=KeyError("k"))),
                asyncio.create_task(work("c", 2)),
            ]
            for earliest in asyncio.as_completed(tasks, timeout=2.5):
                try:
                    say(await earliest)
                except KeyError as exc:
                    say(f"caught {exc!r}")
    except TimeoutError:
        say("timed out")


asyncio.run(main())
