import asyncio
from contextlib import asynccontextmanager, AsyncExitStack
class PoolExhausted(Exception):
    """No connection became free in time."""
class Connection:
    ids = iter(range(1, 100))
    def __init__(self): self.id = next(self.ids); self.used = 0
    async def execute(self, sql, *params): self.used += 1; await asyncio.sleep(.2); return f"{sql % params if params else sql} via #{self.id}"
    async def close(self): await asyncio.sleep(.05); print(f"closed #{self.id} after {self.used} uses")
class Pool:
    def __init__(self, size): self.size, self._free, self._all, self._sem = size, asyncio.LifoQueue(), [], asyncio.BoundedSemaphore(size)
    @classmethod
    async def create(cls, size=2): self = cls(size); await self._grow(); return self
    async def _grow(self): c = Connection(); self._all.append(c); await self._free.put(c)
    async def acquire(self, timeout=None):
        try: await asyncio.wait_for(self._sem.acquire(), timeout)
        except asyncio.TimeoutError: raise PoolExhausted(f"{self.size} in use") from None
        if self._free.empty() and len(self._all) < self.size: await self._grow()
        return await self._free.get()
    async def release(self, c): await self._free.put(c); self._sem.release()
    @asynccontextmanager
    async def connection(self, timeout=None):
        c = await self.acquire(timeout)
        try: yield c
        finally: await self.release(c)
    async def __aenter__(self): return self
    async def __aexit__(self, *exc): await asyncio.gather(*(c.close() for c in self._all))
async def query(pool, i, timeout=.5):
    try:
        async with pool.connection(timeout) as c:
            r = await c.execute("select %d", i)
            if i == 3: raise RuntimeError("bad row")
            return r
    except PoolExhausted as e: return f"{i}: {type(e).__name__}({e}) {e.__doc__}"
async def main():
    async with await Pool.create(2) as pool:
        res = await asyncio.gather(*(query(pool, i) for i in range(8)), return_exceptions=True)
        for r in res: print(repr(r))
        try: pool._sem.release()
        except ValueError as e: print(e)
asyncio.run(main())
