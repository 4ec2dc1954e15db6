import asyncio


async def tick():
    print("tick")
    await asyncio.sleep(1)

async def main():
    await asyncio.gather(tick(), tick())


asyncio.run(main())
