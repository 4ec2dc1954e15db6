import asyncio


async def suicidal():
    asyncio.current_task().cancel()
    print("still running")
    try:
        await asyncio.sleep(0)
        print("never")
    except asyncio.CancelledError:
        print("cancelled at the next await")
        raise


async def returns_first():
    asyncio.current_task().cancel()
    return "no await, no cancellation"


async def raises():
    raise asyncio.CancelledError("by hand")


async def main():
    for coroutine in (suicidal(), returns_first(), raises()):
        task = asyncio.create_task(coroutine)
        await asyncio.wait([task])
        print(task.cancelled(), None if task.cancelled() else task.result())


asyncio.run(main())
