import asyncio


async def fetch(url):
    await asyncio.sleep(1)
    return f"result of fetch({url})"


class ConnectionFailed(Exception):
    pass


async def fetch_with_retry(url, retries=3):
    for attempt in range(retries):
        try:
            return await fetch(url)
        except ConnectionFailed as error:
            print(f"attempt {attempt} failed: {error}")
            await asyncio.sleep(2 ** attempt)


async def main():
    print(await fetch_with_retry("https://example.com"))


asyncio.run(main())
