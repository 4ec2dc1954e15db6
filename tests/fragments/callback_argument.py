async def every(seconds, callback):
    for _ in range(3):
        await asyncio.sleep(seconds)
        callback()
