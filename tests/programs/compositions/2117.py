import asyncio
import time

START = time.monotonic()


def say(text):
    print(f"{time.monotonic() - START:.1f} s: {text}")


async def work(name, delay, error=None):
    say(f"{name} starts")
    await asyncio.sleep(delay)
    if error:
        raise error
    say(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(1):
            tasks = [
                asyncio.create_task(work("a", 3)),
                asyncio.create_task(work("b", 1, error=ValueError("no"))),
                asyncio.create_task(work("c", 2)),
            ]
            done, pending = await asyncio.wait(
                tasks, timeout=0, return_when=asyncio.FIRST_EXCEPTION
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
    except TimeoutError:
        say("timed out")


asyncio.run(main())
