import asyncio


async def ticker(number):
    for item in ["item 1", "item 2", "item 3"]:
        await asyncio.sleep(1)
        yield item


async def main():
    async for item in ticker(3):
        print(item)


asyncio.run(main())
