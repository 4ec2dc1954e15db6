import asyncio

counter = 0

async def increment():
    global counter
    counter += 1
    await asyncio.sleep(0)
    print(counter)


asyncio.run(increment())
