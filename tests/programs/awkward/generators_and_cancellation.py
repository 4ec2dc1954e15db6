import asyncio


async def numbers():
    try:
        i = 0
        while True:
            await asyncio.sleep(1)
            yield i
            i += 1
    except asyncio.CancelledError:
        print("generator sees the cancellation")
        raise
    except GeneratorExit:
        print("generator is closed")
        raise
    finally:
        print("generator finally")


async def consume(body):
    async for n in numbers():
        print("consumed", n)
        await asyncio.sleep(body)


async def main():
    task = asyncio.create_task(consume(0))
    await asyncio.sleep(2.5)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled inside the generator")
    task = asyncio.create_task(consume(5))
    await asyncio.sleep(2.5)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled in the body")
    await asyncio.sleep(0)
    print("a turn later")


asyncio.run(main())
