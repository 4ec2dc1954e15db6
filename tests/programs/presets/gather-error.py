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
        results = await asyncio.gather(
            work("a", 3),
            work("b", 1, error=ValueError("no luck")),
            work("c", 2),
        )
        print(results)
    except ValueError as exc:
        print(f"caught {exc!r}")
    print("main goes on")
    await asyncio.sleep(3)


asyncio.run(main())
