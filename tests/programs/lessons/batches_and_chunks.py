import asyncio


async def process(item):
    await asyncio.sleep(1 + item % 3)
    return item * item


def chunks(items, size):
    for i in range(0, len(items), size):
        yield items[i:i + size]


async def main():
    loop = asyncio.get_running_loop()
    items = list(range(7))
    results = []
    for number, chunk in enumerate(chunks(items, 3), start=1):
        results += await asyncio.gather(*map(process, chunk))
        print(f"batch {number} at {loop.time():.0f} s")
    print(results)
    start = loop.time()
    semaphore = asyncio.Semaphore(3)

    async def limited(item):
        async with semaphore:
            return await process(item)

    print(await asyncio.gather(*map(limited, items)), f"{loop.time() - start:.0f} s with a semaphore")


asyncio.run(main())
