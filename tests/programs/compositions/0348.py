import asyncio


async def work(name, delay, error=None):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    if error:
        raise error
    print(f"{name} is done")
    return f"result of {name}"


async def everything():
    results = await asyncio.gather(
        work("a", 3),
        work("b", 1, error=ValueError("no")),
        work("c", 2),
    )
    print(results)


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=1)
    except TimeoutError:
        print("timed out")
    except ValueError as exc:
        print(f"caught {exc!r}")


asyncio.run(main())
