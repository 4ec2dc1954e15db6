import asyncio
import time


async def main():
    start = time.perf_counter()
    await asyncio.sleep(1)
    results = await asyncio.gather(asyncio.sleep(1, "a"), asyncio.sleep(2, "b"))
    print(results)
    print(f"took {time.perf_counter() - start:.1f}s")


asyncio.run(main())
