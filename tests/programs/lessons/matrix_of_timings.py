import asyncio
import time


async def step(seconds):
    await asyncio.sleep(seconds)


async def measure(label, awaitable):
    start = time.perf_counter()
    try:
        await awaitable
        outcome = "ok"
    except Exception as error:
        outcome = type(error).__name__
    print(f"{label:<28}|{time.perf_counter() - start:6.2f} s | {outcome}")


async def one_by_one():
    for s in (1, 2, 3):
        await step(s)


async def main():
    await measure("one by one", one_by_one())
    await measure("gather", asyncio.gather(step(1), step(2), step(3)))
    await measure("wait_for one by one", asyncio.wait_for(one_by_one(), 4))
    await measure("gather of wait_for", asyncio.gather(*(asyncio.wait_for(step(s), 2.5) for s in (1, 2, 3))))
    await measure("nothing", asyncio.sleep(0))


asyncio.run(main())
