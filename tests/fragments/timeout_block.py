async def main():
    async with asyncio.timeout(10):
        data = await slow_query()
        print(data["name"], data["age"] + 1)
