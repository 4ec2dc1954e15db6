import asyncio


async def fetch(url):
    await asyncio.sleep(1)
    return f"result of fetch({url})"


async def fetch_limited(sem, url):
    async with sem:
        return await fetch(url)


async def main():
    sem = asyncio.Semaphore(2)
    print(await fetch_limited(sem, "https://example.com"))


asyncio.run(main())
