import asyncio


async def work(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(name)
    return name


async def show(parts, timeout=None):
    tasks = [asyncio.create_task(work(*part)) for part in parts]
    for coroutine in asyncio.as_completed(tasks, timeout=timeout):
        try:
            print(repr(await coroutine))
        except (ValueError, TimeoutError) as error:
            print(repr(error))


async def main():
    await show([("a", 3), ("b", 1), ("c", 2, True)])
    await show([("d", 1), ("e", 2), ("f", 3)], timeout=2)
    await show([("g", 1), ("h", 1), ("i", 0)], timeout=5)


asyncio.run(main())
