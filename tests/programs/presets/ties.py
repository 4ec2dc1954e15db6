import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    tasks = [
        asyncio.create_task(work("b", 1)),
        asyncio.create_task(work("a", 1)),
        asyncio.create_task(work("c", 1)),
    ]
    for earliest in asyncio.as_completed(tasks):
        print(await earliest)


asyncio.run(main())
