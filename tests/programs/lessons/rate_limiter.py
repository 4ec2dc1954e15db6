import asyncio


class RateLimiter:
    """At most `rate` calls in any `per` seconds: a token bucket."""

    def __init__(self, rate, per):
        self.rate, self.per = rate, per
        self.tokens = rate
        self.updated = None
        self.lock = asyncio.Lock()

    async def acquire(self):
        loop = asyncio.get_running_loop()
        async with self.lock:
            now = loop.time()
            if self.updated is not None:
                self.tokens = min(self.rate, self.tokens + (now - self.updated) * self.rate / self.per)
            self.updated = now
            if self.tokens < 1:
                wait = (1 - self.tokens) * self.per / self.rate
                await asyncio.sleep(wait)
                self.updated = loop.time()
                self.tokens = 1
            self.tokens -= 1


async def request(i, limiter):
    await limiter.acquire()
    print(f"request {i} at {asyncio.get_running_loop().time():.2f}")
    await asyncio.sleep(0.3)


async def main():
    limiter = RateLimiter(rate=2, per=1)
    await asyncio.gather(*(request(i, limiter) for i in range(6)))


asyncio.run(main())
