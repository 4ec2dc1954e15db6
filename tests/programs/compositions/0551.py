import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(2.25):
            tasks = [
                asyncio.create_task(work("a", 0)),
                asyncio.create_task(work("b", 0.5)),
                asyncio.create_task(work("c", 0)),
            ]
            for earliest in asyncio.as_completed(tasks):
                print(await earliest)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
