import asyncio


def timed(function):
    return function


@timed
async def work():
    await asyncio.sleep(1)
    print("worked")


asyncio.run(work())
