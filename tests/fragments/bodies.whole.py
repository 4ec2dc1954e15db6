import asyncio


async def first():
    # fetch something
    pass

async def second():
    # do something else
    pass

async def main():
    await first()
    await second()
    print("both done")


asyncio.run(main())
