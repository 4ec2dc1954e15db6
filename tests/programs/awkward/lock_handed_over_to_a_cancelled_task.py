import asyncio


async def taker(name, lock):
    try:
        async with lock:
            print(name, "took it")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(taker(n, lock)) for n in "abc"]
    await asyncio.sleep(0)
    lock.release()
    tasks[0].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(lock.locked())
    await lock.acquire()
    waiting = asyncio.create_task(taker("d", lock))
    await asyncio.sleep(0)
    lock.release()
    print("released, locked:", lock.locked())
    if not lock.locked():
        try:
            await asyncio.wait_for(lock.acquire(), 1)
            print("barged in?")
            lock.release()
        except TimeoutError:
            print("no")
    await waiting


asyncio.run(main())
