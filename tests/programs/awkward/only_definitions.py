import asyncio


async def fetch(url):
    await asyncio.sleep(1)
    return url


async def main():
    print(await fetch("example.com"))
