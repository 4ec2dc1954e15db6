import aiofiles
import asyncio


async def read_file(path):
    async with aiofiles.open(path) as f:
        contents = await f.read()
    print(contents)


asyncio.run(read_file("data.txt"))
