import asyncio


async def waits(name, awaitable):
    try:
        await awaitable
        print(name, "got it")
    except asyncio.CancelledError:
        print(name, "gave up waiting")
        raise


async def main():
    lock, queue, event, semaphore = asyncio.Lock(), asyncio.Queue(), asyncio.Event(), asyncio.Semaphore(1)
    await lock.acquire()
    await semaphore.acquire()
    tasks = [
        asyncio.create_task(waits("lock", lock.acquire())),
        asyncio.create_task(waits("queue", queue.get())),
        asyncio.create_task(waits("event", event.wait())),
        asyncio.create_task(waits("semaphore", semaphore.acquire())),
        asyncio.create_task(waits("lock too", lock.acquire())),
    ]
    await asyncio.sleep(1)
    for task in tasks[:4]:
        task.cancel()
    await asyncio.sleep(1)
    lock.release()
    await asyncio.sleep(1)
    print(lock.locked(), queue.empty(), event.is_set(), semaphore.locked())


asyncio.run(main())
