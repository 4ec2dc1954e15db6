import asyncio


async def work(name, delay, error=None):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    if error:
        raise error
    print(f"{name} is done")
    return f"result of {name}"


async def everything():
    tasks = [
        asyncio.create_task(work("a", 3)),
        asyncio.create_task(work("b", 1, error=ValueError("no"))),
        asyncio.create_task(work("c", 2)),
    ]
    for earliest in asyncio.as_completed(tasks, timeout=2.5):
        try:
            print(await earliest)
        except ValueError as exc:
            print(f"caught {exc!r}")


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=2.25)
    except TimeoutError:
        print("timed out")
    print("main goes on")
    await asyncio.sleep(3)


asyncio.run(main())
