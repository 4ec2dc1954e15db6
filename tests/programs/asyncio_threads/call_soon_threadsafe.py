import asyncio
import time


def blocking_counter(loop, report):
    for i in range(3):
        time.sleep(1)
        loop.call_soon_threadsafe(report, i)
    return "counted"


async def main():
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    task = asyncio.create_task(asyncio.to_thread(blocking_counter, loop, queue.put_nowait))
    for _ in range(3):
        print(await queue.get(), loop.time())
    print(await task)


asyncio.run(main())
