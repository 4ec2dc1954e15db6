import asyncio


async def work(name, delay, cleanup=None):
    print(f"{name} starts")
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        if cleanup is not None:
            print(f"{name} cleans up")
            await asyncio.sleep(cleanup)
        raise
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    tasks = [
        asyncio.create_task(work("fast", 1)),
        asyncio.create_task(work("tidy", 3, cleanup=1)),
        asyncio.create_task(work("slow", 4)),
    ]
    done, pending = await asyncio.wait(
        tasks, return_when=asyncio.FIRST_COMPLETED
    )
    print(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        if task in done:
            print(task.result())


asyncio.run(main())
