import asyncio
import random


async def race(name, rng, track=10):
    position = 0
    while position < track:
        await asyncio.sleep(rng.choice([0.1, 0.2, 0.3]))
        position += rng.randint(1, 3)
    return name


async def main():
    tasks = [asyncio.create_task(race(n, random.Random(i)), name=n) for i, n in enumerate(["hare", "tortoise", "snail"])]
    place = 0
    for finished in asyncio.as_completed(tasks):
        place += 1
        print(place, await finished, f"{asyncio.get_running_loop().time():.1f}")


asyncio.run(main())
