import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def everything():
    tasks = [
        asyncio.create_task(work("a", 3)),
        asyncio.create_task(work("b", 1)),
        asyncio.create_task(work("c", 2)),
    ]
    for earliest in asyncio.as_completed(tasks, timeout=0):
        print(await earliest)


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=2.25)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
