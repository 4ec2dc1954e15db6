async def consumer(cond):
    async with cond:
        await cond.wait()
        print("notified")

async def producer(cond):
    await asyncio.sleep(1)
    async with cond:
        cond.notify_all()
