import asyncio


async def producer(name, queue):
    for i in range(3):
        await queue.put(f"{name}{i}")
        print(f"{asyncio.get_running_loop().time():.1f} {name} put {i}")


async def consumer(queue):
    for _ in range(9):
        await asyncio.sleep(0.5)
        print("took", await queue.get(), "left", queue.qsize())


async def main():
    queue = asyncio.Queue(2)
    await asyncio.gather(*(producer(n, queue) for n in "xyz"), consumer(queue))


asyncio.run(main())
