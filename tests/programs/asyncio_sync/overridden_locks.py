import asyncio
class L(asyncio.Lock):
    async def acquire(self):
        print('acquire'); return await super().acquire()
    def release(self):
        print('release'); super().release()
class S(asyncio.Semaphore):
    def __init__(self, n):
        super().__init__(n); self.n = n; self.peak = 0
    async def acquire(self):
        r = await super().acquire()
        self.peak = max(self.peak, self.n - self._value); print('acq', self._value); return r
    def release(self):
        print('rel'); super().release()
class B(asyncio.BoundedSemaphore):
    def release(self):
        print('brel'); super().release()
class E(asyncio.Event):
    def set(self): print('set'); super().set()
    def is_set(self): print('is_set'); return super().is_set()
    async def wait(self):
        print('wait'); return await super().wait()
class C(asyncio.Condition):
    def notify(self, n=1): print('notify', n); super().notify(n)
    async def wait(self): print('cwait'); return await super().wait()
class Ba(asyncio.Barrier):
    async def wait(self): print('bwait'); return await super().wait()
async def main():
    l = L()
    async with l: print(l.locked())
    s = S(2)
    async def w(i):
        async with s: await asyncio.sleep(0.1)
    await asyncio.gather(*(w(i) for i in range(4)))
    print(s.peak)
    b = B(1)
    async with b: pass
    e = E()
    t = asyncio.create_task(e.wait()); await asyncio.sleep(0); e.set(); print(await t)
    c = C()
    flag = []
    async def waiter():
        async with c:
            await c.wait_for(lambda: flag); print('got')
    t = asyncio.create_task(waiter()); await asyncio.sleep(0)
    async with c:
        flag.append(1); c.notify_all()
    await t
    c2 = asyncio.Condition(l)
    async with c2: print('held', l.locked())
    ba = Ba(1)
    async with ba: print('in')
asyncio.run(main())
