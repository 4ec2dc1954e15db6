import asyncio


async def job(name, seconds, error=None, cleanup=0):
    try:
        await asyncio.sleep(seconds)
        if error:
            raise error
        print(name, "done")
    except asyncio.CancelledError:
        print(name, "cancelled")
        if cleanup:
            await asyncio.sleep(cleanup)
            print(name, "cleaned up")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job("a", 1, ValueError("a failed")))
            group.create_task(job("b", 3))
            group.create_task(job("c", 3, cleanup=1))
            print("body waits too")
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("body cancelled")
                raise
    except* ValueError as errors:
        print("caught", errors.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job("d", 1, ValueError("d")))
            group.create_task(job("e", 1, KeyError("e")))
            group.create_task(job("f", 1, OSError("f")))
    except* (ValueError, KeyError) as errors:
        print("first clause", errors.exceptions)
    except* OSError as errors:
        print("second clause", errors.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job("g", 2))
            raise RuntimeError("the body failed")
    except ExceptionGroup as errors:
        print(errors, errors.exceptions)


asyncio.run(main())
