import asyncio


async def ticks(interval):
    i = 0
    while True:
        yield i
        i += 1
        await asyncio.sleep(interval)


async def main():
    shown = 0
    async for item in ticks(1):
        print(item)
        shown += 1
        if shown == 5:
            break


asyncio.run(main())
