import asyncio


async def use(name, slots, seconds):
    try:
        async with slots:
            print(name, "in")
            await asyncio.sleep(seconds)
        print(name, "out")
    except asyncio.CancelledError:
        print(name, "cancelled", slots.locked())
        raise


async def crowd(slots, cancel_at):
    tasks = [asyncio.create_task(use(name, slots, 1)) for name in "abcde"]
    await asyncio.sleep(0)
    for delay, index in cancel_at:
        asyncio.get_running_loop().call_later(delay, tasks[index].cancel)
    await asyncio.wait(tasks)
    print(slots.locked())


async def late(slots):
    holder = asyncio.create_task(use("holder", slots, 1))
    waiter = asyncio.create_task(use("waiter", slots, 1))
    await asyncio.sleep(1)
    await asyncio.sleep(0)
    print("locked", slots.locked())
    barger = asyncio.create_task(use("barger", slots, 1))
    waiter.cancel()
    await asyncio.wait([holder, waiter, barger])


async def main():
    await crowd(asyncio.Lock(), [(0.5, 1), (1, 2)])
    await crowd(asyncio.Semaphore(2), [(0.5, 2), (1, 3)])
    await late(asyncio.Lock())
    await late(asyncio.Semaphore(1))
    try:
        asyncio.Lock().release()
    except RuntimeError as error:
        print(error)
    try:
        asyncio.BoundedSemaphore(1).release()
    except ValueError as error:
        print(error)


asyncio.run(main())
