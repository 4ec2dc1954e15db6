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
        async with asyncio.timeout(0):
            tasks = [
                asyncio.create_task(work("a", 1, error=ValueError("first"))),
                asyncio.create_task(work("b", 1, error=KeyError("second"))),
                asyncio.create_task(work("c", 3)),
            ]
            for earliest in asyncio.as_completed(tasks, timeout=0):
                try:
                    print(await earliest)
                except (ValueError, KeyError) as exc:
                    print(f"caught {exc!r}")
    except TimeoutError:
        print("timed out")


asyncio.run(main())
