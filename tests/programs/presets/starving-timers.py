import asyncio
import time


async def heartbeat():
    for beat in range(3):
        await asyncio.sleep(0.2)
        print(f"beat {beat} at {time.perf_counter():.1f} s")


async def busy():
    for part in range(10):
        time.sleep(0.1)
        await asyncio.sleep(0)
    print(f"busy is done at {time.perf_counter():.1f} s")


async def main():
    await asyncio.gather(heartbeat(), busy())


asyncio.run(main())
