import asyncio


async def job(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "done")
    return name.upper()


async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(job("a", 2))
        second = group.create_task(job("b", 1), name="second")
        print("body ends")
    print(first.result(), second.result(), second.get_name())
    async with asyncio.TaskGroup():
        print("an empty group")
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(job(str(i), i / 2)) for i in range(3)]
        await asyncio.sleep(3)
        print("body took longest")
    print([task.result() for task in tasks])
    try:
        group.create_task(job("late", 1))
    except RuntimeError as error:
        print(type(error).__name__)


asyncio.run(main())
