import asyncio


class Database:
    def __init__(self, name):
        self.name, self.rows = name, {}

    @classmethod
    async def connect(cls, name):
        self = cls(name)
        await asyncio.sleep(1)
        await self._load()
        return self

    async def _load(self):
        for i in range(3):
            await asyncio.sleep(0.1)
            self.rows[i] = f"{self.name}-{i}"

    @property
    async def size(self):
        await asyncio.sleep(0.1)
        return len(self.rows)

    def __aiter__(self):
        return self._iterate()

    async def _iterate(self):
        for key, row in self.rows.items():
            yield key, row

    def __await__(self):
        return self._load().__await__()


async def main():
    db = await Database.connect("users")
    print(await db.size)
    async for key, row in db:
        print(key, row)
    await db
    print({key: row async for key, row in db})


asyncio.run(main())
