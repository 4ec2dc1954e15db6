import aiohttp
import asyncio


async def fetch(session, url):
    await asyncio.sleep(1)
    return f"result of fetch({session})"


async def fetch_all(urls: list[str]):
    async with aiohttp.ClientSession() as session:
        tasks = []
        for url in urls:
            tasks.append(fetch(session, url))
        return await asyncio.gather(*tasks)


async def main():
    print(await fetch_all(["https://example.com", "https://httpbin.org/delay/1", "https://python.org"]))


asyncio.run(main())
