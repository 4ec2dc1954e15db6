import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    tasks = [
        asyncio.create_task(work("a", 3)),
        asyncio.create_task(work("b", 1)),
        asyncio.create_task(work("c", 2)),
    ]
    for task in tasks:
        print(await task)


asyncio.run(main())
