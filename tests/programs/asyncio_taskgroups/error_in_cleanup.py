import asyncio


async def fails(seconds):
    await asyncio.sleep(seconds)
    raise ValueError("first")


async def fails_while_cancelled():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise KeyError("second")


async def swallows():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "swallowed"


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(1))
            group.create_task(fails_while_cancelled())
            swallowed = group.create_task(swallows())
    except ExceptionGroup as errors:
        print(errors.message, errors.exceptions)
    print(swallowed.result())


asyncio.run(main())
