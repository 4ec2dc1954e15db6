import asyncio


async def job(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def limited(seconds, limit, default=None):
    try:
        return await asyncio.wait_for(job(seconds), limit)
    except asyncio.TimeoutError:
        return default


async def main():
    print(await asyncio.gather(*(limited(s, 1.5, default="late") for s in (1, 2, 0.5, 1.5))))
    results = await asyncio.gather(*(asyncio.wait_for(job(s), 1) for s in (0.5, 2)), return_exceptions=True)
    print([type(r).__name__ if isinstance(r, Exception) else r for r in results], asyncio.get_running_loop().time())


asyncio.run(main())
