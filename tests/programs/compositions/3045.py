import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(1):
            tasks = [
                asyncio.create_task(work("a", 0)),
                asyncio.create_task(work("b", 0.5)),
                asyncio.create_task(work("c", 0)),
            ]
            done, pending = await asyncio.wait(tasks, timeout=2)
            print(f"{len(done)} done, {len(pending)} pending")
            for task in tasks:
                if task in done:
                    print(task.result())
    except TimeoutError:
        print("timed out")
    print("main goes on")
    await asyncio.sleep(3)


asyncio.run(main())
