import asyncio


async def worker(name, semaphore, seconds):
    try:
        async with semaphore:
            print(name, "in")
            await asyncio.sleep(seconds)
        print(name, "out")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    semaphore = asyncio.Semaphore(1)
    tasks = [asyncio.create_task(worker(n, semaphore, 2)) for n in "abcd"]
    await asyncio.sleep(1)
    tasks[1].cancel()
    await asyncio.sleep(0.5)
    tasks[0].cancel()
    await asyncio.sleep(0)
    tasks[2].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(semaphore.locked())
    waiting = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(worker(n, waiting, 0)) for n in "xyz"]
    await asyncio.sleep(0)
    waiting.release()
    tasks[0].cancel()
    await asyncio.sleep(1)
    print([task.done() for task in tasks])
    waiting.release()
    waiting.release()
    print([type(r).__name__ for r in await asyncio.gather(*tasks, return_exceptions=True)])


asyncio.run(main())
