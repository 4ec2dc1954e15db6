import asyncio


class ReadWriteLock:
    def __init__(self):
        self._condition = asyncio.Condition()
        self._readers = 0

    async def __aenter__(self):
        async with self._condition:
            self._readers += 1
        return self

    async def __aexit__(self, *details):
        async with self._condition:
            self._readers -= 1
            if self._readers == 0:
                self._condition.notify_all()

    async def write(self, action):
        async with self._condition:
            await self._condition.wait_for(lambda: self._readers == 0)
            await action()


async def reader(name, seconds, lock):
    async with lock:
        print(name, "reads")
        await asyncio.sleep(seconds)
    print(name, "done")


async def main():
    lock = ReadWriteLock()

    async def change():
        print("writing")
        await asyncio.sleep(1)
        print("written")

    await asyncio.gather(reader("r1", 1, lock), reader("r2", 2, lock), lock.write(change), reader("r3", 1.5, lock))


asyncio.run(main())
