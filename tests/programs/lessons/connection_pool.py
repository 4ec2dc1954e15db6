import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, size):
        self.free = asyncio.LifoQueue()
        for i in range(size):
            self.free.put_nowait(f"connection {i}")

    @asynccontextmanager
    async def acquire(self, timeout=None):
        connection = await asyncio.wait_for(self.free.get(), timeout)
        try:
            yield connection
        finally:
            self.free.put_nowait(connection)


async def query(pool, name, seconds, timeout=None):
    try:
        async with pool.acquire(timeout) as connection:
            print(f"{name} uses {connection}")
            await asyncio.sleep(seconds)
            if name == "bad":
                raise ValueError("bad query")
    except TimeoutError:
        print(f"{name} found no connection")
    except ValueError as error:
        print(f"{name}: {error}")


async def main():
    pool = Pool(2)
    await asyncio.gather(query(pool, "a", 2), query(pool, "bad", 1), query(pool, "c", 1), query(pool, "d", 1, timeout=0.5), query(pool, "e", 1))
    print(pool.free.qsize(), "free")


asyncio.run(main())
