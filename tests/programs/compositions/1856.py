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
    tasks = [
        asyncio.create_task(work("a", 2, error=ValueError("never"), cleanup=1)),
        asyncio.create_task(work("b", 3, error=KeyError("stubborn"), stubborn=True)),
    ]
    done, pending = await asyncio.wait(
        tasks, return_when=asyncio.FIRST_EXCEPTION
    )
    print(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        if task in done and task.exception():
            print(f"caught {task.exception()!r}")
        elif task in done:
            print(task.result())


asyncio.run(main())
