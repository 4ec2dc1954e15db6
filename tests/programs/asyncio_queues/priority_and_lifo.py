import asyncio


async def drain(queue):
    items = []
    while not queue.empty():
        items.append(await queue.get())
    return items


async def main():
    jobs = [(3, "low"), (1, "high"), (2, "middle"), (1, "also high")]
    for kind in (asyncio.Queue, asyncio.PriorityQueue, asyncio.LifoQueue):
        queue = kind()
        for job in jobs:
            await queue.put(job)
        print(kind.__name__, await drain(queue))

    queue = asyncio.PriorityQueue()

    async def worker():
        while True:
            priority, name = await queue.get()
            print("doing", name)
            await asyncio.sleep(1)
            queue.task_done()

    task = asyncio.create_task(worker())
    queue.put_nowait((5, "first come"))
    await asyncio.sleep(0.5)
    queue.put_nowait((9, "can wait"))
    queue.put_nowait((0, "urgent"))
    await queue.join()
    task.cancel()


asyncio.run(main())
