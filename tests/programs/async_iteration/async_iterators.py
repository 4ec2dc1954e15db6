import asyncio


class Countdown:
    def __init__(self, start, seconds):
        self.left, self.seconds = start, seconds

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        await asyncio.sleep(self.seconds)
        self.left -= 1
        return self.left + 1


class Paginated:
    def __init__(self, pages):
        self.pages = pages

    async def __aiter__(self):
        for page in self.pages:
            await asyncio.sleep(1)
            for item in page:
                yield item


async def show(name, iterable):
    async for item in iterable:
        print(name, item)


async def main():
    await asyncio.gather(show("a", Countdown(3, 1)), show("b", Countdown(2, 1.25)))
    print([item async for item in Paginated([[1, 2], [3], []])])
    iterator = aiter(Countdown(1, 0))
    print(await anext(iterator), await anext(iterator, None))
    for bad in ([1, 2], 5):
        try:
            async for item in bad:
                pass
        except TypeError as error:
            print(error)


asyncio.run(main())
