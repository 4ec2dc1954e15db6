import asyncio


def callback():
    return "result of callback"


async def every(seconds, callback):
    for _ in range(3):
        await asyncio.sleep(seconds)
        callback()


asyncio.run(every(1, callback))
