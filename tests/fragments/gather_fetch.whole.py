import asyncio


async def fetch(name):
    await asyncio.sleep(1)
    return ["result 1", "result 2", "result 3"]


async def main():
    results = await asyncio.gather(
        fetch("https://example.com"),
        fetch("https://python.org"),
    )
    for result in results:
        print(len(result))

asyncio.run(main())
