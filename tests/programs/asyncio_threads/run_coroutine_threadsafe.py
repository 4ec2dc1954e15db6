import asyncio
import time


async def add(a, b):
    await asyncio.sleep(1)
    return a + b


def in_thread(loop):
    time.sleep(0.5)
    future = asyncio.run_coroutine_threadsafe(add(1, 2), loop)
    time.sleep(2)
    return future.result(), future.done()


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(in_thread, loop), loop.time())


asyncio.run(main())
