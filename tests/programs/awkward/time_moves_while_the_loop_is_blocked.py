import asyncio
import time


async def sleeper(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{time.monotonic():.1f} {name}")


async def main():
    tasks = [asyncio.create_task(sleeper(n, s)) for n, s in [("late", 2), ("early", 1), ("after", 4)]]
    await asyncio.sleep(0)
    time.sleep(3)
    print(f"{time.monotonic():.1f} unblocked")
    await asyncio.gather(*tasks)
    try:
        async with asyncio.timeout(1):
            time.sleep(2)
            print("blocked through the deadline")
            await asyncio.sleep(0)
            print("one more turn")
            await asyncio.sleep(0)
            print("never")
    except TimeoutError:
        print("timed out")
    try:
        print(await asyncio.wait_for(blocks(), 1))
    except TimeoutError:
        print("timed out too")


async def blocks():
    time.sleep(2)
    return "finished anyway"


asyncio.run(main())
