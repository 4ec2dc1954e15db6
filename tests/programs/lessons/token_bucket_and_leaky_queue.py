import asyncio
import time


class LeakyBucket:
    def __init__(self, interval):
        self.interval, self.next_slot = interval, 0

    async def slot(self):
        now = time.monotonic()
        wait = max(0, self.next_slot - now)
        self.next_slot = max(now, self.next_slot) + self.interval
        if wait:
            await asyncio.sleep(wait)


async def call(name, bucket):
    await bucket.slot()
    print(f"{time.monotonic():.2f} {name}")


async def main():
    bucket = LeakyBucket(0.5)
    await asyncio.gather(*(call(i, bucket) for i in range(4)))
    await asyncio.sleep(2)
    await call("later", bucket)
    await call("and next", bucket)


asyncio.run(main())
