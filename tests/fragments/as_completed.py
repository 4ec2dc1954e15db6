for coro in asyncio.as_completed(coros):
    result = await coro
    print(result)
