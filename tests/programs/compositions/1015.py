import asyncio
import time


async def work(name, delay, stubborn=False):
    print(f"{name} starts")
    end = time.monotonic() + delay
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        if not stubborn:
            raise
        print(f"{name} ignores the cancellation")
        await asyncio.sleep(end - time.monotonic())
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(2.25):
            tasks = [
                asyncio.create_task(work("a", 4, stubborn=True)),
                asyncio.create_task(work("b", 1)),
                asyncio.create_task(work("c", 3)),
            ]
            done, pending = await asyncio.wait(
                tasks, return_when=asyncio.FIRST_COMPLETED
            )
            print(f"{len(done)} done, {len(pending)} pending")
            for task in tasks:
                if task in done:
                    print(task.result())
    except TimeoutError:
        print("timed out")
    print("main goes on")
    await asyncio.sleep(3)


asyncio.run(main())
