import asyncio


async def rate_limited(coros, limit):
    sem = asyncio.Semaphore(limit)

    async def run_one(coro):
        async with sem:
            return await coro

    return await asyncio.gather(*(run_one(c) for c in coros))


async def main():
    print(await rate_limited([asyncio.sleep(n, f"result {n}") for n in (1, 2, 3)], 3))


asyncio.run(main())
