import asyncio


async def work(name, delay, error=None):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    if error:
        raise error
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    tasks = [
        asyncio.create_task(work("a", 3)),
        asyncio.create_task(work("b", 1)),
        asyncio.create_task(work("c", 2, error=ValueError("no luck"))),
    ]
    for earliest in asyncio.as_completed(tasks):
        try:
            print(await earliest)
        except ValueError as exc:
            print(f"caught {exc!r}")


asyncio.run(main())
