import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial


def work(name, seconds=1):
    time.sleep(seconds)
    return f"{name} after {seconds}"


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, work, "default"))
    print(await loop.run_in_executor(None, partial(work, "partial", seconds=2)))
    with ThreadPoolExecutor(max_workers=2) as pool:
        start = loop.time()
        futures = [loop.run_in_executor(pool, work, f"job{i}", 1) for i in range(5)]
        for future in asyncio.as_completed(futures):
            print(await future, loop.time() - start)
    try:
        await asyncio.wait_for(asyncio.to_thread(work, "slow", 3), 1)
    except TimeoutError:
        print("gave up on the thread, which goes on")


asyncio.run(main())
