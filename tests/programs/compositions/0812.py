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
    tasks = [
        asyncio.create_task(work("a", 4, stubborn=True)),
        asyncio.create_task(work("b", 1, error=ValueError("no"))),
        asyncio.create_task(work("c", 3, cleanup=1)),
    ]
    for earliest in asyncio.as_completed(tasks, timeout=2):
        try:
            print(await earliest)
        except ValueError as exc:
            print(f"caught {exc!r}")


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=1)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
