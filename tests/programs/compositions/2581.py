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


async def main():
    try:
        async with asyncio.timeout(1):
            tasks = [
                asyncio.create_task(work("a", 4, stubborn=True)),
                asyncio.create_task(work("b", 1, error=ValueError("no"))),
                asyncio.create_task(work("c", 3, cleanup=1)),
            ]
            done, pending = await asyncio.wait(
                tasks, timeout=2.5, return_when=asyncio.FIRST_EXCEPTION
            )
            print(f"{len(done)} done, {len(pending)} pending")
            for task in tasks:
                if task in pending:
                    task.cancel()
                elif task.exception():
                    print(f"caught {task.exception()!r}")
                else:
                    print(task.result())
            await asyncio.gather(*pending, return_exceptions=True)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
