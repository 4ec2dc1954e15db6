import asyncio


async def victim():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timed out")
    except asyncio.CancelledError:
        print("cancelled, not timed out")
        raise
    await asyncio.sleep(1)
    print("went on")


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(victim())
    loop.call_later(1, task.cancel)
    print([repr(r)[:16] for r in await asyncio.gather(task, return_exceptions=True)])
    task = asyncio.create_task(victim())
    await asyncio.sleep(0)
    loop.call_later(1, task.cancel)
    print([repr(r)[:16] for r in await asyncio.gather(task, return_exceptions=True)])


asyncio.run(main())
