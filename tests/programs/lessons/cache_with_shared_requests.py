import asyncio


class Cache:
    def __init__(self, load, ttl):
        self.load, self.ttl = load, ttl
        self.entries = {}

    async def get(self, key):
        now = asyncio.get_running_loop().time()
        entry = self.entries.get(key)
        if entry is None or now >= entry[1]:
            print(f"{now:.1f} miss {key}")
            entry = (asyncio.create_task(self.load(key)), now + self.ttl)
            self.entries[key] = entry
        else:
            print(f"{now:.1f} hit {key}")
        return await entry[0]


async def load(key):
    await asyncio.sleep(1)
    return key.upper()


async def client(cache, pauses, key):
    values = []
    for pause in pauses:
        await asyncio.sleep(pause)
        values.append(await cache.get(key))
    return values


async def main():
    cache = Cache(load, ttl=3)
    print(await asyncio.gather(client(cache, [0, 1, 3], "a"), client(cache, [0.5, 0.5], "a"), client(cache, [2], "b")))


asyncio.run(main())
