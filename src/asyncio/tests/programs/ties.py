import asyncio


async def sleeper(name, *delays):
    for delay in delays:
        await asyncio.sleep(delay)
        print(name, delay)


async def turner(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(sleeper("a", 1, 1), sleeper("b", 2), sleeper("c", 0.5, 1.5))
    await asyncio.gather(turner("x", 3), turner("y", 2), sleeper("z", 1))


asyncio.run(main())
