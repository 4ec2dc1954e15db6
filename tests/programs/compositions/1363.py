import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(0):
            tasks = [
                asyncio.create_task(work("a", 3)),
                asyncio.create_task(work("b", 1)),
                asyncio.create_task(work("c", 2)),
            ]
            done, pending = await asyncio.wait(
                tasks, timeout=2, return_when=asyncio.FIRST_COMPLETED
            )
            print(f"{len(done)} done, {len(pending)} pending")
            for task in tasks:
                if task in done:
                    print(task.result())
    except TimeoutError:
        print("timed out")


asyncio.run(main())
