import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(4):
            print(await work("a", 1))
            print(await work("b", 2))
            print(await work("c", 3))
    except TimeoutError:
        print("timed out")


asyncio.run(main())
