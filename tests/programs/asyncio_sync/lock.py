import asyncio

balance = 0


async def unsafe(amount):
    global balance
    current = balance
    await asyncio.sleep(0.1)
    balance = current + amount


async def safe(amount, lock):
    global balance
    async with lock:
        current = balance
        await asyncio.sleep(0.1)
        balance = current + amount


async def holder(name, lock, seconds):
    print(name, "asks", lock.locked())
    await lock.acquire()
    try:
        print(name, "has it")
        await asyncio.sleep(seconds)
    finally:
        lock.release()
        print(name, "gave it back")


async def main():
    global balance
    await asyncio.gather(*(unsafe(10) for _ in range(5)))
    print("without a lock", balance)
    balance = 0
    lock = asyncio.Lock()
    await asyncio.gather(*(safe(10, lock) for _ in range(5)))
    print("with a lock", balance)
    await asyncio.gather(holder("a", lock, 1), holder("b", lock, 0), holder("c", lock, 1))
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
