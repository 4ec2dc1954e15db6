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
    tasks = [
        asyncio.create_task(work("a", 2)),
        asyncio.create_task(work("b", 2)),
        asyncio.create_task(work("c", 2)),
    ]
    done, pending = await asyncio.wait(tasks, timeout=0)
    say(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        if task in pending:
            task.cancel()
        else:
            say(task.result())
    await asyncio.gather(*pending, return_exceptions=True)
    say("main goes on")
    await asyncio.sleep(5)


asyncio.run(main())
