async def rate_limited(coros, limit):
    sem = asyncio.Semaphore(limit)

    async def run_one(coro):
        async with sem:
            return await coro

    return await asyncio.gather(*(run_one(c) for c in coros))
