import asyncio
import random


async def player(name, moves, scores, rng):
    async for move in moves:
        roll = rng.randint(1, 6)
        scores[name] = scores.get(name, 0) + roll
        print(f"{name} rolls {roll} in round {move}")
        await asyncio.sleep(0)


async def rounds(n):
    for i in range(1, n + 1):
        await asyncio.sleep(1)
        yield i


async def main():
    scores = {}
    rng = random.Random(7)
    await asyncio.gather(player("ada", rounds(3), scores, rng), player("bob", rounds(3), scores, rng))
    winner = max(scores, key=scores.get)
    print(scores, "winner:", winner)


asyncio.run(main())
