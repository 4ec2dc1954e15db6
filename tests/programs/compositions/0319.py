import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(2.25):
            results = await asyncio.gather(
                work("alone", 1),
            )
            print(results)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
