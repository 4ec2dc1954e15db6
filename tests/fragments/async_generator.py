async def countdown(n):
    while n > 0:
        yield n
        n -= 1
        await asyncio.sleep(1)
