async def ticks(interval):
    i = 0
    while True:
        yield i
        i += 1
        await asyncio.sleep(interval)
