async def increment():
    global counter
    counter += 1
    await asyncio.sleep(0)
    print(counter)
