import asyncio


async def work(name, delay, error=None, cleanup=None):
    print(f"{name} starts")
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        if cleanup is not None:
            print(f"{name} cleans up")
            await asyncio.sleep(cleanup)
        raise
    if error:
        raise error
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(0):
            tasks = [
                asyncio.create_task(work("it's \"a\"", 0.125, cleanup=0.250)),
                asyncio.create_task(work("b\\n", 0.1, error=ValueError("say \"no\""))),
            ]
            for task in tasks:
                print(await task)
    except TimeoutError:
        print("timed out")
    except ValueError as exc:
        print(f"caught {exc!r}")


asyncio.run(main())
