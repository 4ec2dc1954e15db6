import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(0):
            results = await asyncio.gather(
                work("a", 2),
                work("b", 2),
                work("c", 2),
                return_exceptions=True,
            )
            print(results)
    except TimeoutError:
        print("timed out")
    print("main goes on")
    await asyncio.sleep(3)


asyncio.run(main())
