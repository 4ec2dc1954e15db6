import asyncio


async def important():
    await asyncio.sleep(2)
    print("important work is done")
    return 42


async def caller(task):
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        print("caller cancelled, work goes on:", not task.done())
        raise


async def fails():
    await asyncio.sleep(1)
    raise ValueError("inner error")


async def main():
    inner = asyncio.create_task(important())
    outer = asyncio.create_task(caller(inner))
    await asyncio.sleep(1)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer is gone")
    print(await inner)
    print(await asyncio.shield(important()))
    try:
        await asyncio.shield(fails())
    except ValueError as error:
        print(error)
    inner = asyncio.create_task(important())
    waiting = asyncio.create_task(caller(inner))
    await asyncio.sleep(1)
    inner.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print("cancelling the inner one reaches through")
    done = asyncio.create_task(important())
    await done
    print(await asyncio.shield(done))


asyncio.run(main())
