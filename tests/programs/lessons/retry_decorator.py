import asyncio
import functools


def retry(times, exceptions=(Exception,), delay=1):
    def decorator(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return await function(*args, **kwargs)
                except exceptions as error:
                    print(f"{function.__name__} failed ({error}), {times - attempt - 1} left")
                    await asyncio.sleep(delay)
            raise RuntimeError(f"{function.__name__} failed {times} times")

        return wrapper

    return decorator


def timed(function):
    @functools.wraps(function)
    async def wrapper(*args):
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            return await function(*args)
        finally:
            print(f"{function.__name__}{args} took {loop.time() - start:.2f} s")

    return wrapper


attempts = {"a": 0, "b": 0}


@timed
@retry(3, (ValueError,), delay=0.5)
async def unstable(name, good_at):
    attempts[name] += 1
    await asyncio.sleep(0.25)
    if attempts[name] < good_at:
        raise ValueError(f"{name} #{attempts[name]}")
    return f"{name} fine"


async def main():
    print(await asyncio.gather(unstable("a", 2), unstable("b", 5), return_exceptions=True))


asyncio.run(main())
