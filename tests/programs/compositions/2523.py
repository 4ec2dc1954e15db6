import asyncio
import time

START = time.monotonic()


def say(text):
    print(f"{time.monotonic() - START:.1f} s: {text}")


async def work(name, delay):
    say(f"{name} starts")
    await asyncio.sleep(delay)
    say(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(0):
            tasks = [
                asyncio.create_task(work("a", 0)),
                asyncio.create_task(work("b", 0.5)),
                asyncio.create_task(work("c", 0)),
            ]
            done, pending = await asyncio.wait(
                tasks, timeout=2.5, return_when=asyncio.FIRST_EXCEPTION
            )
            say(f"{len(done)} done, {len(pending)} pending")
            for task in tasks:
                if task in pending:
                    task.cancel()
                else:
                    say(task.result())
            await asyncio.gather(*pending, return_exceptions=True)
    except TimeoutError:
        say("timed out")


asyncio.run(main())
