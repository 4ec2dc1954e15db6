import asyncio


async def page(n):
    await asyncio.sleep(1)
    return list(range(n * 3, n * 3 + 3)) if n < 3 else []


async def lazy():
    n = 0
    while items := await page(n):
        for item in items:
            yield item
        n += 1


async def prefetching():
    upcoming = asyncio.create_task(page(0))
    n = 0
    while items := await upcoming:
        n += 1
        upcoming = asyncio.create_task(page(n))
        for item in items:
            yield item


async def consume(source):
    start = asyncio.get_running_loop().time()
    taken = []
    async for item in source:
        await asyncio.sleep(0.2)
        taken.append(item)
    print(taken, f"{asyncio.get_running_loop().time() - start:.1f} s")


async def main():
    await consume(lazy())
    await consume(prefetching())


asyncio.run(main())
