import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def crunch(value):
    time.sleep(1)
    return f"result of crunch({value})"


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=3) as pool:
        futures = [loop.run_in_executor(pool, crunch, n) for n in range(3)]
        print(await asyncio.gather(*futures))


asyncio.run(main())
