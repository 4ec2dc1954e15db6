import asyncio


class CircuitOpen(Exception):
    pass


class Breaker:
    def __init__(self, threshold, recovery):
        self.threshold, self.recovery = threshold, recovery
        self.failures, self.opened_at = 0, None

    async def call(self, function, *args):
        loop = asyncio.get_running_loop()
        if self.opened_at is not None:
            if loop.time() - self.opened_at < self.recovery:
                raise CircuitOpen
            print("half open")
        try:
            result = await function(*args)
        except ConnectionError:
            self.failures += 1
            if self.failures >= self.threshold:
                self.opened_at = loop.time()
            raise
        self.failures, self.opened_at = 0, None
        return result


async def service(i):
    await asyncio.sleep(0.1)
    if 1 <= i <= 4:
        raise ConnectionError(f"request {i}")
    return f"answer {i}"


async def main():
    breaker = Breaker(2, 1.5)
    for i in range(8):
        try:
            print(await breaker.call(service, i))
        except ConnectionError as error:
            print("failed", error)
        except CircuitOpen:
            print("refused", i)
        await asyncio.sleep(0.5)


asyncio.run(main())
