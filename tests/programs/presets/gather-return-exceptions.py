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
        work("a", 3),
        work("b", 1, error=ValueError("no luck")),
        work("c", 2),
        return_exceptions=True,
    )
    print(results)


asyncio.run(main())
