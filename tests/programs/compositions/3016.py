import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    tasks = [
        asyncio.create_task(work("alone", 1)),
    ]
    done, pending = await asyncio.wait(tasks, timeout=2)
    print(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        if task in done:
            print(task.result())


asyncio.run(main())
