import asyncio
import functools


def async_cache(function):
    memory = {}

    @functools.wraps(function)
    async def wrapper(*args):
        if args not in memory:
            print("computing", args)
            memory[args] = await function(*args)
        return memory[args]

    wrapper.memory = memory
    return wrapper


@async_cache
async def fib(n):
    await asyncio.sleep(0.01)
    if n < 2:
        return n
    return await fib(n - 1) + await fib(n - 2)


async def main():
    print(await fib(8))
    print(await fib(9), len(fib.memory))
    print(f"{asyncio.get_running_loop().time():.2f}")


asyncio.run(main())
