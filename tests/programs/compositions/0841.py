import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        tasks = [
            asyncio.create_task(work("a", 3)),
            asyncio.create_task(work("b", 1)),
            asyncio.create_task(work("c", 2)),
        ]
        for earliest in asyncio.as_completed(tasks, timeout=2.5):
            print(await earliest)
    except TimeoutError:
        print("timed out")
    print("main goes on")
    await asyncio.sleep(5)


asyncio.run(main())
