import asyncio


async def work(name, delay, error=None):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    if error:
        raise error
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    results = await asyncio.gather(
        work("a", 0, error=ZeroDivisionError()),
        work("b", 0),
        work("c", 2, error=ValueError("late")),
        return_exceptions=True,
    )
    print(results)


asyncio.run(main())
