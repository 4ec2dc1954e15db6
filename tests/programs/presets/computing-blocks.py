import asyncio
import time


async def ticker():
    for tick in range(3):
        await asyncio.sleep(0.1)
        print(f"tick {tick} at {time.perf_counter():.2f} s")


async def main():
    ticks = asyncio.create_task(ticker())
    await asyncio.sleep(0.05)
    print("sum:", sum_of(50_000))
    await ticks


def sum_of(count):
    total = 0
    for number in range(count):
        total += number
    return total


asyncio.run(main())
