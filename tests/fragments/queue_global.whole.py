import asyncio

queue = asyncio.Queue()
for number in range(1, 4):
    queue.put_nowait(number)

async def consume():
    while not queue.empty():
        item = await queue.get()
        print(item)
        queue.task_done()


asyncio.run(consume())
