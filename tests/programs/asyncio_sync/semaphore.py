import asyncio
import time

START = time.monotonic()


def log(*what):
    print(f"[{time.monotonic() - START:.1f}]", *what)


async def download(name, semaphore):
    async with semaphore:
        log(name, "starts", "full" if semaphore.locked() else "room")
        await asyncio.sleep(1)
    log(name, "ends")


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(download(f"file{i}", semaphore) for i in range(5)))
    bounded = asyncio.BoundedSemaphore(1)
    async with bounded:
        log("inside", bounded.locked())
    try:
        bounded.release()
    except ValueError as error:
        log(error)
    semaphore.release()
    print(await semaphore.acquire(), await semaphore.acquire(), await semaphore.acquire(), semaphore.locked())
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        log(error)


asyncio.run(main())
