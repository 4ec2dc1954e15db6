import asyncio


async def main():
    results = await asyncio.gather(fetch("a"), fetch("b"))
    print(results)


asyncio.run(main())
