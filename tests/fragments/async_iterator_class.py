class Counter:
    def __init__(self, limit):
        self.limit = limit
        self.now = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.now >= self.limit:
            raise StopAsyncIteration
        self.now += 1
        await asyncio.sleep(0.1)
        return self.now
