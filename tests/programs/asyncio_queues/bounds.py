import asyncio


async def slow_put(queue, item):
    await queue.put(item)
    print("put", item)


async def main():
    queue = asyncio.Queue(maxsize=1)
    print(queue.maxsize, queue.empty(), queue.full())
    queue.put_nowait("a")
    try:
        queue.put_nowait("b")
    except asyncio.QueueFull as error:
        print(repr(error))
    putters = [asyncio.create_task(slow_put(queue, item)) for item in "bcd"]
    await asyncio.sleep(0)
    print(queue.qsize(), queue.full(), queue.get_nowait())
    await asyncio.sleep(0)
    print(queue.qsize())
    putters[1].cancel()
    print(await queue.get(), await queue.get())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    getters = [asyncio.create_task(queue.get()) for _ in range(3)]
    await asyncio.sleep(0)
    getters[0].cancel()
    await queue.put("x")
    await queue.put("y")
    print(await asyncio.gather(*getters[1:]), getters[0].cancelled())
    try:
        await asyncio.wait_for(queue.get(), 1)
    except TimeoutError:
        print("nothing came")


asyncio.run(main())
