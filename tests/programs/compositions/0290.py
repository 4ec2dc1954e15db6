import asyncio
import time

START = time.monotonic()


def say(text):
    print(f"{time.monotonic() - START:.1f} s: {text}")


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


async def everything():
    async with asyncio.TaskGroup() as tg:
        tasks = [
            tg.create_task(work("a", 4, stubborn=True)),
            tg.create_task(work("b", 1, error=ValueError("no"))),
            tg.create_task(work("c", 3, cleanup=1)),
        ]
    for task in tasks:
        say(task.result())


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=0)
    except TimeoutError:
        say("timed out")
    except ExceptionGroup as group:
        for exc in group.exceptions:
            say(f"caught {exc!r}")
    say("main goes on")
    await asyncio.sleep(3)


asyncio.run(main())
