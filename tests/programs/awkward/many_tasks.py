import asyncio


async def worker(i, results):
    await asyncio.sleep((i * 7919) % 100 / 100)
    results.append(i)


async def main():
    results = []
    async with asyncio.TaskGroup() as group:
        for i in range(1000):
            group.create_task(worker(i, results))
    print(len(results), results[:10], results[-10:])
    print(sum(i * r for i, r in enumerate(results)))
    print(len(await asyncio.gather(*(asyncio.sleep(0, i) for i in range(2000)))))


asyncio.run(main())
