import asyncio
from collections import defaultdict


class Bus:
    def __init__(self):
        self.handlers = defaultdict(list)

    def on(self, topic):
        def register(handler):
            self.handlers[topic].append(handler)
            return handler

        return register

    async def publish(self, topic, **data):
        results = await asyncio.gather(*(h(**data) for h in self.handlers[topic]), return_exceptions=True)
        return [r for r in results if isinstance(r, Exception)]


bus = Bus()


@bus.on("order")
async def charge(item, price):
    await asyncio.sleep(1)
    if price > 100:
        raise ValueError(f"{item} is too expensive")
    print("charged", price)


@bus.on("order")
async def mail(item, **_):
    await asyncio.sleep(0.5)
    print("mailed about", item)


async def main():
    print(await bus.publish("order", item="book", price=20))
    print(await bus.publish("order", item="piano", price=2000))
    print(await bus.publish("nothing"))


asyncio.run(main())
