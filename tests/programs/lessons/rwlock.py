import asyncio
from contextlib import asynccontextmanager
class RW:
    def __init__(self):
        self._cond = asyncio.Condition(); self._r = 0; self._w = False; self._ww = 0
    @asynccontextmanager
    async def read(self):
        async with self._cond:
            await self._cond.wait_for(lambda: not self._w and not self._ww); self._r += 1
        try: yield self
        finally:
            async with self._cond:
                self._r -= 1; self._cond.notify_all()
    @asynccontextmanager
    async def write(self):
        async with self._cond:
            self._ww += 1
            try: await self._cond.wait_for(lambda: not self._w and self._r == 0)
            finally: self._ww -= 1
            self._w = True
        try: yield self
        finally:
            async with self._cond: self._w = False; self._cond.notify_all()
    def __repr__(self): return f"<RW r={self._r} w={self._w} {self._cond!r:.20}>"
data = {"v": 0}
async def reader(rw, n, d):
    await asyncio.sleep(d)
    async with rw.read(): print(f"reader {n} sees {data['v']}", rw); await asyncio.sleep(.3)
async def writer(rw, n, d):
    await asyncio.sleep(d)
    async with rw.write() as w:
        print(f"writer {n} in", w); data["v"] += 1; await asyncio.sleep(.5)
    print(f"writer {n} out")
async def main():
    rw = RW()
    ts = [reader(rw, i, i * .1) for i in range(4)] + [writer(rw, i, .15 + i * .1) for i in range(2)]
    w = asyncio.create_task(writer(rw, "x", .2)); 
    asyncio.get_running_loop().call_later(.4, w.cancel)
    await asyncio.gather(*ts, w, return_exceptions=True)
    print(rw, data)
    c = asyncio.Condition()
    try: c.notify()
    except RuntimeError as e: print(e)
    try: await c.wait()
    except RuntimeError as e: print(e)
    try: c.release()
    except RuntimeError as e: print(e)
    lock = asyncio.Lock(); c2 = asyncio.Condition(lock); 
    async with lock: print(c2.locked(), lock.locked())
    print(lock.locked())
asyncio.run(main())
