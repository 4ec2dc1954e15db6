import asyncio


class Flaky:
    def __init__(self, failures):
        self.failures = failures
        self.calls = 0

    async def call(self):
        self.calls += 1
        await asyncio.sleep(0.1)
        if self.calls <= self.failures:
            raise ConnectionError(f"attempt {self.calls} failed")
        return f"success on attempt {self.calls}"


async def retry(function, *, attempts=4, base=0.5, factor=2):
    delay = base
    for attempt in range(1, attempts + 1):
        try:
            return await function()
        except ConnectionError as error:
            if attempt == attempts:
                raise
            print(f"{error}; waiting {delay} s")
            await asyncio.sleep(delay)
            delay *= factor


async def main():
    print(await retry(Flaky(2).call))
    try:
        await retry(Flaky(9).call, attempts=3)
    except ConnectionError as error:
        print("gave up:", error)
    try:
        async with asyncio.timeout(2):
            await retry(Flaky(9).call)
    except TimeoutError:
        print("out of time")


asyncio.run(main())
