import aiohttp
import asyncio


async def fetch(session, name):
    await asyncio.sleep(1)
    return f"result of fetch({session})"


async def main():
    async with aiohttp.ClientSession() as session:
        html = await fetch(session, 'http://python.org')
        print(html[:15])


asyncio.run(main())
