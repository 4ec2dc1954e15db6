import asyncio


class Cart:
    def __init__(self):
        self.items = []

    async def add_slowly(self, item):
        items = self.items
        await asyncio.sleep(0)
        self.items = items + [item]

    def add(self, item):
        self.items.append(item)

    async def add_politely(self, item):
        await asyncio.sleep(0)
        self.add(item)


async def main():
    cart = Cart()
    await asyncio.gather(*(cart.add_slowly(i) for i in range(5)))
    print("lost updates:", cart.items)
    cart = Cart()
    await asyncio.gather(*(cart.add_politely(i) for i in range(5)))
    print("none lost:", cart.items)


asyncio.run(main())
