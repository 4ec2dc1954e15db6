import asyncio


async def structured():
    me = asyncio.current_task()
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("requests", me.cancelling())
        print("left", me.uncancel())
    await asyncio.sleep(1)
    return "recovered"


async def with_timeout_inside():
    me = asyncio.current_task()
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout took its request back", me.cancelling())
    try:
        async with asyncio.timeout(5):
            await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled from outside", me.cancelling())
        raise


async def main():
    task = asyncio.create_task(structured())
    await asyncio.sleep(1)
    task.cancel()
    task.cancel()
    print(await task, task.cancelling(), task.uncancel(), task.cancelling())
    task = asyncio.create_task(with_timeout_inside())
    await asyncio.sleep(3)
    task.cancel()
    print([type(r).__name__ for r in await asyncio.gather(task, return_exceptions=True)])


asyncio.run(main())
