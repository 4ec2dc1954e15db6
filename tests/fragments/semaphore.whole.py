import asyncio

semaphore = asyncio.Semaphore(2)

async def limited(i):
    async with semaphore:
        print("start", i)
        await asyncio.sleep(1)
        print("end", i)

async def main():
    await asyncio.gather(*(limited(i) for i in range(4)))

asyncio.run(main())
