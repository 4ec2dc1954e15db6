import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    results = await asyncio.gather(
        work("a", 0),
        work("b", 0),
        work("c", 0),
    )
    print(results)


asyncio.run(main())
