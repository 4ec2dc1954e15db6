import asyncio


async def work(name, delay, error=None):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    if error:
        raise error
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        tasks = [
            asyncio.create_task(work("a", 1, error=ValueError("first"))),
            asyncio.create_task(work("b", 1, error=KeyError("second"))),
            asyncio.create_task(work("c", 3)),
        ]
        for task in tasks:
            print(await task)
    except (ValueError, KeyError) as exc:
        print(f"caught {exc!r}")
    print("main goes on")
    await asyncio.sleep(5)


asyncio.run(main())
