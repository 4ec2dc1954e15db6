import asyncio


async def bad_cleanup():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise RuntimeError("cleanup failed")


async def chained():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        raise ValueError("turned") from error


async def main():
    for coroutine in (bad_cleanup(), chained()):
        task = asyncio.create_task(coroutine)
        await asyncio.sleep(1)
        task.cancel()
        try:
            await task
        except Exception as error:
            print(repr(error), repr(error.__cause__), repr(error.__context__), task.cancelled())


asyncio.run(main())
