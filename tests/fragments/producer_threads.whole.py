import asyncio
import concurrent.futures
import functools


def crunch(*args, **kwargs):
    return "result of crunch"


async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor() as pool:
        result = await loop.run_in_executor(pool, functools.partial(crunch, 5))
    print(result)


asyncio.run(main())
