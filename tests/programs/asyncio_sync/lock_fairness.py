import asyncio


async def worker(name, lock, log):
    for _ in range(2):
        async with lock:
            log.append(name)
            await asyncio.sleep(0.1)


async def impatient(name, lock, log):
    for _ in range(2):
        if lock.locked():
            log.append(f"{name} sees it taken")
        async with lock:
            log.append(name)


async def main():
    lock, log = asyncio.Lock(), []
    await asyncio.gather(worker("a", lock, log), worker("b", lock, log), impatient("c", lock, log))
    print(log)
    semaphore, log = asyncio.Semaphore(2), []
    await asyncio.gather(*(worker(n, semaphore, log) for n in "pqr"))
    print(log)


asyncio.run(main())
