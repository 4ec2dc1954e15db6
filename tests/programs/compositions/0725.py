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
        async with asyncio.timeout(1):
            tasks = [
                asyncio.create_task(work("it's \"a\"", 0.125, cleanup=0.250)),
                asyncio.create_task(work("b\\n", 0.1, error=ValueError("say \"no\""))),
            ]
            for earliest in asyncio.as_completed(tasks, timeout=0):
                try:
                    print(await earliest)
                except ValueError as exc:
                    print(f"caught {exc!r}")
    except TimeoutError:
        print("timed out")
    print("main goes on")
    await asyncio.sleep(3)


asyncio.run(main())
