import asyncio


async def worker(name, number):
    await asyncio.sleep(1)
    return f"result of worker({name})"


async def main():
    task = asyncio.create_task(worker("A", 1))
    print("created")
    await task


asyncio.run(main())
