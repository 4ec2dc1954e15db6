async def producer(queue):
    for i in range(3):
        await queue.put(i)
        await asyncio.sleep(0.5)
    await queue.put(None)

async def consumer(queue):
    while True:
        item = await queue.get()
        if item is None:
            break
        print("consumed", item)
