import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def blocking_io(n):
    time.sleep(n)
    return n * 10


async def async_io(n):
    await asyncio.sleep(n)
    return n * 10


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    print(await asyncio.gather(*(async_io(n) for n in (1, 2, 3))), f"{loop.time() - start:.1f}")
    start = loop.time()
    print(await asyncio.gather(*(asyncio.to_thread(blocking_io, n) for n in (1, 2, 3))), f"{loop.time() - start:.1f}")
    start = loop.time()
    with ThreadPoolExecutor(max_workers=1) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, blocking_io, n) for n in (1, 2, 3))), f"{loop.time() - start:.1f}")
    start = loop.time()
    print([blocking_io(n) for n in (1, 2, 3)], f"{loop.time() - start:.1f}")


asyncio.run(main())
