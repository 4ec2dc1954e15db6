import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    results = await asyncio.gather(
        work("a", 3),
        work("b", 1),
        work("c", 2),
    )
    print(results)


asyncio.run(main())
