import asyncio


async def fail(name, seconds, cleanup=None):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        if cleanup is None:
            raise
        await asyncio.sleep(cleanup)
        raise RuntimeError(f"{name} while cleaning up")
    raise ValueError(name)


async def main():
    for title, jobs in {
        "three at once": [("a", 1), ("b", 1), ("c", 1)],
        "zero": [("a", 0), ("b", 0)],
        "one, then cleanups": [("a", 1), ("b", 2, 0), ("c", 3, 1)],
    }.items():
        try:
            async with asyncio.TaskGroup() as group:
                for job in jobs:
                    group.create_task(fail(*job))
        except ExceptionGroup as errors:
            print(title, errors.exceptions, asyncio.get_running_loop().time())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail("child", 0))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            raise KeyError("body")
    except ExceptionGroup as errors:
        print(errors.exceptions)


asyncio.run(main())
