import asyncio


async def slow_query():
    await asyncio.sleep(1)
    return {"name": "Ada", "age": 1}


async def main():
    async with asyncio.timeout(10):
        data = await slow_query()
        print(data["name"], data["age"] + 1)


asyncio.run(main())
