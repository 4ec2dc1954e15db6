import asyncio
import time

START = time.monotonic()


def say(text):
    print(f"{time.monotonic() - START:.2f} s: {text}")


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


async def everything():
    tasks = [
        asyncio.create_task(work("a", 3, cleanup=1)),
        asyncio.create_task(work("b", 1, error=ValueError("no"))),
        asyncio.create_task(work("c", 4, cleanup=0.5)),
    ]
    done, pending = await asyncio.wait(
        tasks, return_when=asyncio.FIRST_COMPLETED
    )
    say(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        if task in pending:
            task.cancel()
        elif task.exception():
            say(f"caught {task.exception()!r}")
        else:
            say(task.result())
    await asyncio.gather(*pending, return_exceptions=True)


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=2.25)
    except TimeoutError:
        say("timed out")


asyncio.run(main())
