import asyncio


async def produce(name, queue, count):
    for number in range(count):
        await queue.put(number)
        print(name, "put", number)


async def consume(name, queue, seconds):
    while True:
        item = await queue.get()
        print(name, "got", item)
        await asyncio.sleep(seconds)
        queue.task_done()


async def main():
    queue = asyncio.Queue(2)
    consumers = [asyncio.create_task(consume(name, queue, seconds)) for name, seconds in [("a", 1), ("b", 2)]]
    await asyncio.gather(produce("p", queue, 4), produce("q", queue, 2))
    await queue.join()
    print("joined", queue.qsize())
    for consumer in consumers:
        consumer.cancel()
    await asyncio.wait(consumers)

    getters = [asyncio.create_task(queue.get()) for _ in range(3)]
    await asyncio.sleep(1)
    queue.put_nowait("x")
    getters[0].cancel()
    queue.put_nowait("y")
    await asyncio.sleep(0)
    print([getter.done() for getter in getters], [getter.cancelled() for getter in getters])
    await asyncio.sleep(0)
    print([getter.done() for getter in getters])
    getters[2].cancel()

    for make, items in [(asyncio.PriorityQueue, [3, 1, 2, 5, 4]), (asyncio.LifoQueue, [1, 2, 3])]:
        queue = make()
        for item in items:
            queue.put_nowait(item)
        print([queue.get_nowait() for _ in items])
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    full = asyncio.Queue(1)
    full.put_nowait(1)
    try:
        full.put_nowait(2)
    except asyncio.QueueFull as error:
        print(repr(error))
    full.task_done()
    try:
        full.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
