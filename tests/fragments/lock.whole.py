import asyncio

lock = asyncio.Lock()
counter = 0

async def increment():
    global counter
    async with lock:
        value = counter
        await asyncio.sleep(0.01)
        counter = value + 1


asyncio.run(increment())
