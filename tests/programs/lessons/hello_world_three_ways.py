import asyncio
import time


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def in_sequence():
    print(f"started at {time.monotonic() - START:.0f}")
    await say_after(1, "hello")
    await say_after(2, "world")
    print(f"finished at {time.monotonic() - START:.0f}")


async def with_tasks():
    task1 = asyncio.create_task(say_after(1, "hello"))
    task2 = asyncio.create_task(say_after(2, "world"))
    print(f"started at {time.monotonic() - START:.0f}")
    await task1
    await task2
    print(f"finished at {time.monotonic() - START:.0f}")


async def with_group():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(say_after(1, "hello"))
        tg.create_task(say_after(2, "world"))
        print(f"started at {time.monotonic() - START:.0f}")
    print(f"finished at {time.monotonic() - START:.0f}")


START = time.monotonic()
for way in (in_sequence, with_tasks, with_group):
    asyncio.run(way())
