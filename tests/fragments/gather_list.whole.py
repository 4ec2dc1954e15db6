import asyncio


async def fetch_data(i):
    await asyncio.sleep(1)
    return f"result of fetch_data({i})"


async def main():
    tasks = [fetch_data(i) for i in range(3)]
    results = await asyncio.gather(*tasks)
    print(results)


asyncio.run(main())
