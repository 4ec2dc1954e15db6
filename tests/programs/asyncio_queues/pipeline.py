import asyncio

STOP = object()


async def stage(name, function, source, target):
    while True:
        item = await source.get()
        if item is STOP:
            await target.put(STOP)
            break
        result = function(item)
        await asyncio.sleep(0.25)
        print(f"{name}: {item} -> {result}")
        await target.put(result)


async def main():
    queues = [asyncio.Queue(maxsize=1) for _ in range(4)]
    stages = [("double", lambda x: x * 2), ("add", lambda x: x + 1), ("text", str)]
    tasks = [asyncio.create_task(stage(n, f, queues[i], queues[i + 1])) for i, (n, f) in enumerate(stages)]

    async def feed():
        for i in range(4):
            await queues[0].put(i)
        await queues[0].put(STOP)

    feeder = asyncio.create_task(feed())
    results = []
    while (item := await queues[-1].get()) is not STOP:
        results.append(item)
    await asyncio.gather(feeder, *tasks)
    print(results)


asyncio.run(main())
