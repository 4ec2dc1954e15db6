import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def everything():
    tasks = [
        asyncio.create_task(work("alone", 1)),
    ]
    for earliest in asyncio.as_completed(tasks):
        print(await earliest)


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=0)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
