import asyncio


async def consumer(cond):
    async with cond:
        await cond.wait()
        print("notified")

async def producer(cond):
    await asyncio.sleep(1)
    async with cond:
        cond.notify_all()


async def main():
    cond = asyncio.Condition()
    tasks = [
        asyncio.create_task(consumer(cond)),
        asyncio.create_task(producer(cond)),
    ]
    await asyncio.wait(tasks, timeout=10)


asyncio.run(main())
