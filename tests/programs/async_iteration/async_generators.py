import asyncio


async def ticker(seconds, count):
    for i in range(count):
        await asyncio.sleep(seconds)
        yield i


async def doubled(source):
    async for item in source:
        yield item * 2


async def main():
    async for tick in ticker(1, 3):
        print("tick", tick)
    else:
        print("over")
    print([x async for x in doubled(ticker(0.5, 3))])
    print({x: x * x async for x in ticker(0, 3) if x}, sorted({x % 2 async for x in ticker(0, 4)}))
    generator = ticker(1, 2)
    print(await anext(generator), await generator.__anext__(), await anext(generator, "default"))
    try:
        await anext(generator)
    except StopAsyncIteration:
        print("exhausted")
    print(list(x for x in [y async for y in ticker(0, 2)]))
    total = 0
    async for a in ticker(0, 2):
        async for b in ticker(0, 2):
            total += a * 10 + b
    print(total, type(ticker(1, 1)).__name__)


asyncio.run(main())
