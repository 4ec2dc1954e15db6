import asyncio


async def job(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    tasks = [asyncio.create_task(job(n)) for n in (1, 2, 3)]
    gathered = asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(0.5)
    tasks[1].cancel("only this one")
    print([type(r).__name__ if isinstance(r, BaseException) else r for r in await gathered])
    tasks = [asyncio.create_task(job(n)) for n in (1, 2)]
    gathered = asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(0.5)
    gathered.cancel()
    try:
        await gathered
    except asyncio.CancelledError:
        print("gather itself", [t.cancelled() for t in tasks])


asyncio.run(main())
