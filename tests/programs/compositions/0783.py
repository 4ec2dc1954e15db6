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
        async with asyncio.timeout(2.25):
            tasks = [
                asyncio.create_task(work("a", 0, error=ZeroDivisionError())),
                asyncio.create_task(work("b", 0)),
                asyncio.create_task(work("c", 2, error=ValueError("late"))),
            ]
            for earliest in asyncio.as_completed(tasks, timeout=2):
                try:
                    print(await earliest)
                except (ZeroDivisionError, ValueError) as exc:
                    print(f"caught {exc!r}")
    except TimeoutError:
        print("timed out")


asyncio.run(main())
