import asyncio


async def some_coro(number):
    await asyncio.sleep(1)
    return f"result of some_coro({number})"


async def another_coro(number):
    await asyncio.sleep(1)
    return f"result of another_coro({number})"


async def main():
    async with asyncio.TaskGroup() as tg:
        task1 = tg.create_task(some_coro(1))
        task2 = tg.create_task(another_coro(2))
    print(task1.result(), task2.result())


asyncio.run(main())
