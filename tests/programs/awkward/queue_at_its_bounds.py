import asyncio


async def main():
    queue = asyncio.Queue(1)

    async def put(item):
        await queue.put(item)
        print("put", item, queue.qsize())

    async def get(name):
        item = await queue.get()
        print(name, "got", item, queue.qsize())

    await asyncio.gather(*(put(i) for i in range(3)), *(get(n) for n in "abc"))
    await asyncio.gather(*(get(n) for n in "xyz"), *(put(i) for i in range(3)))
    getter = asyncio.create_task(get("cancelled"))
    other = asyncio.create_task(get("next in line"))
    await asyncio.sleep(0)
    queue.put_nowait("item")
    getter.cancel()
    await asyncio.wait([getter, other])
    print(getter.cancelled(), queue.qsize())
    await put("first")
    putter = asyncio.create_task(put("second"))
    third = asyncio.create_task(put("third"))
    await asyncio.sleep(0)
    queue.get_nowait()
    putter.cancel()
    await asyncio.wait([putter, third])
    print(putter.cancelled(), queue.qsize())
    joined = asyncio.create_task(asyncio.wait_for(queue.join(), 1))
    try:
        await joined
    except TimeoutError:
        print("not all is done")


asyncio.run(main())
