import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    async with asyncio.TaskGroup() as tg:
        tasks = [
            tg.create_task(work("a", 3)),
            tg.create_task(work("b", 1)),
            tg.create_task(work("c", 2)),
        ]
    for task in tasks:
        print(task.result())


asyncio.run(main())
