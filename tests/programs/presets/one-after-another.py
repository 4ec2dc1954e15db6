import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    print(await work("a", 3))
    print(await work("b", 1))
    print(await work("c", 2))


asyncio.run(main())
