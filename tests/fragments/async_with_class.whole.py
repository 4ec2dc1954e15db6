import asyncio


class Database:
    def __init__(self, *args, **kwargs):
        pass

    async def fetch_all(self, name):
        await asyncio.sleep(1)
        return [{"id": 1, "name": "Ada"}, {"id": 2, "name": "Grace"}, {"id": 3, "name": "Linus"}]

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        return None


async def main():
    async with Database("localhost") as db:
        rows = await db.fetch_all("select * from users")
        for row in rows:
            print(row["id"], row["name"])


asyncio.run(main())
