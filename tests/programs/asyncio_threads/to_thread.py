import asyncio
import time


def blocking(name, seconds):
    print(name, "blocks its thread")
    time.sleep(seconds)
    print(name, "is done")
    return name.upper()


def fails():
    time.sleep(1)
    raise ValueError("in the thread")


async def heartbeat():
    for i in range(4):
        print("beat", i)
        await asyncio.sleep(0.75)


async def main():
    results = await asyncio.gather(asyncio.to_thread(blocking, "a", 2), asyncio.to_thread(blocking, "b", 1), heartbeat())
    print(results)
    try:
        await asyncio.to_thread(fails)
    except ValueError as error:
        print("caught", error)
    print(await asyncio.to_thread(lambda *args, **kw: (args, kw), 1, two=2))
    print("now on the loop itself:")
    beat = asyncio.create_task(heartbeat())
    await asyncio.sleep(0)
    time.sleep(2)
    print("the loop was blocked")
    await beat


asyncio.run(main())
