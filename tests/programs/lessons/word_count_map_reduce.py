import asyncio
from collections import Counter
from functools import reduce

TEXTS = ["the quick brown fox", "the lazy dog", "the fox and the dog"]


async def mapper(text):
    await asyncio.sleep(len(text) / 10)
    return Counter(text.split())


async def reducer(counters):
    await asyncio.sleep(0.5)
    return reduce(lambda a, b: a + b, counters, Counter())


async def main():
    counters = await asyncio.gather(*map(mapper, TEXTS))
    total = await reducer(counters)
    for word, n in sorted(total.items(), key=lambda kv: (-kv[1], kv[0])):
        print(f"{word:<6}{'*' * n}")


asyncio.run(main())
