import asyncio
import time


def count(name):
    for i in range(3):
        print(name, i)
        time.sleep(1)
    return name


async def main():
    task = asyncio.create_task(asyncio.to_thread(count, "thread"))
    await asyncio.sleep(1.5)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("the await is cancelled, the thread is not")
    await asyncio.sleep(3)
    print("main ends")


asyncio.run(main())
