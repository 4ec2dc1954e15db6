import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


class Connection:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(1)
        print("connected", self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0.5)
        print("closed", self.name, kind and kind.__name__)
        return kind is ConnectionError

    async def query(self, text):
        await asyncio.sleep(0.25)
        return f"{self.name}: {text}"


@asynccontextmanager
async def transaction(connection):
    print("begin")
    try:
        yield await connection.query("started")
        print("commit")
    except Exception as error:
        print("rollback", repr(error))
        raise


async def main():
    async with Connection("db") as db, transaction(db) as started:
        print(started, await db.query("select"))
    async with Connection("flaky"):
        raise ConnectionError("swallowed")
    try:
        async with Connection("db") as db, transaction(db):
            raise ValueError("not swallowed")
    except ValueError as error:
        print("out", error)
    async with AsyncExitStack() as stack:
        connections = [await stack.enter_async_context(Connection(n)) for n in "xy"]
        stack.push_async_callback(asyncio.sleep, 1)
        stack.callback(print, "first out")
        print([c.name for c in connections])
    try:
        async with asyncio.timeout(1.25):
            async with Connection("slow") as slow:
                await slow.query("a long one")
                print("never")
    except TimeoutError:
        print("timed out")


asyncio.run(main())
