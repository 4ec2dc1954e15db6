import asyncio


async def producer(name, queue, items):
    for item in items:
        await asyncio.sleep(0.3)
        await queue.put((name, item))
    await queue.put((name, None))


async def collector(queue, producers):
    finished, totals = 0, {}
    while finished < producers:
        name, item = await queue.get()
        if item is None:
            finished += 1
            print(name, "is through")
            continue
        totals[name] = totals.get(name, 0) + item
    return totals


async def main():
    queue = asyncio.Queue()
    totals, *_ = await asyncio.gather(collector(queue, 2), producer("odd", queue, [1, 3, 5]), producer("even", queue, [2, 4]))
    print(totals)


asyncio.run(main())
