import asyncio


async def event_waiter(name, event):
    await event.wait()
    print(name, "sees it")


async def condition_waiter(name, condition):
    async with condition:
        try:
            await condition.wait()
            print(name, "notified")
        except asyncio.CancelledError:
            print(name, "cancelled", condition.locked())
            raise


async def meet(name, barrier, delay):
    await asyncio.sleep(delay)
    try:
        print(name, await barrier.wait())
    except asyncio.BrokenBarrierError as error:
        print(name, repr(error))


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(event_waiter(name, event)) for name in "abc"]
    await asyncio.sleep(1)
    tasks[1].cancel()
    event.set()
    event.clear()
    await asyncio.wait(tasks)
    print(tasks[1].cancelled(), event.is_set())

    condition = asyncio.Condition()
    tasks = [asyncio.create_task(condition_waiter(name, condition)) for name in "defg"]
    await asyncio.sleep(1)
    async with condition:
        condition.notify(1)
        tasks[2].cancel()
        await asyncio.sleep(1)
        print("still mine")
    await asyncio.sleep(1)
    async with condition:
        condition.notify_all()
    await asyncio.wait(tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)

    barrier = asyncio.Barrier(2)
    await asyncio.gather(*[meet(name, barrier, delay) for name, delay in [("h", 0), ("i", 1), ("j", 1), ("k", 2)]])
    broken = asyncio.create_task(meet("l", barrier, 0))
    await asyncio.sleep(1)
    await barrier.abort()
    await broken
    await meet("m", barrier, 0)
    print(barrier.broken)


asyncio.run(main())
