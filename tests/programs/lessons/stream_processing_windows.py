import asyncio
from collections import deque


async def sensor(values, seconds):
    for value in values:
        yield value
        await asyncio.sleep(seconds)


async def windows(source, size):
    window = deque(maxlen=size)
    async for value in source:
        window.append(value)
        if len(window) == size:
            yield tuple(window)


async def merge(*sources):
    queue, done = asyncio.Queue(), object()

    async def pump(source):
        async for item in source:
            await queue.put(item)
        await queue.put(done)

    pumps = [asyncio.create_task(pump(s)) for s in sources]
    left = len(pumps)
    while left:
        item = await queue.get()
        if item is done:
            left -= 1
        else:
            yield item


async def main():
    async for window in windows(sensor([1, 5, 3, 8, 2], 0.5), 3):
        print(window, sum(window) / 3)
    print([x async for x in merge(sensor("ab", 1), sensor([1, 2, 3], 0.75))])


asyncio.run(main())
