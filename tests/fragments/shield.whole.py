import asyncio
from asyncio import CancelledError, shield


async def something():
    await asyncio.sleep(1)
    return "result of something"


async def main():
    try:
        res = await shield(something())
    except CancelledError:
        res = None
    print(res)


asyncio.run(main())
