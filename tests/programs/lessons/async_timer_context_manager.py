import asyncio
import time


class Timer:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        self.start = time.perf_counter()
        return self

    async def __aexit__(self, *details):
        self.elapsed = time.perf_counter() - self.start
        print(f"{self.name}: {self.elapsed:.3f} s")


async def main():
    async with Timer("one"):
        await asyncio.sleep(1)
    async with Timer("both") as both:
        async with Timer("inner"):
            await asyncio.gather(asyncio.sleep(0.125), asyncio.sleep(0.25))
        await asyncio.sleep(0.5)
    print(both.elapsed)


asyncio.run(main())
