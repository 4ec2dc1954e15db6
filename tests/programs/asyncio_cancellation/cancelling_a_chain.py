import asyncio


async def level(n):
    try:
        if n == 0:
            await asyncio.sleep(10)
        else:
            await level(n - 1)
    except asyncio.CancelledError:
        print("level", n, "passes it on")
        raise
    finally:
        print("level", n, "finally")


async def awaits_task(inner):
    try:
        await inner
    except asyncio.CancelledError:
        print("inner cancelled:", inner.cancelled())
        raise


async def main():
    task = asyncio.create_task(level(2))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    inner = asyncio.create_task(asyncio.sleep(10))
    outer = asyncio.create_task(awaits_task(inner))
    await asyncio.sleep(1)
    outer.cancel()
    await asyncio.wait([outer])
    print("cancelling who awaits cancels what is awaited:", inner.cancelled())


asyncio.run(main())
