import asyncio, types
class Countdown:
    def __init__(self, n): self.n = n
    def __await__(self):
        while self.n:
            print("T-", self.n); self.n -= 1
            yield
        return "lift-off"
class Lazy:
    def __init__(self, f): self.f = f; self.done = False
    def __await__(self):
        async def go():
            if not self.done: self.v = await self.f(); self.done = True
            return self.v
        return go().__await__()
@types.coroutine
def switch(tag):
    x = yield
    print("resumed", tag, x); return tag
class Deferred:
    def __init__(self): self._fut = asyncio.get_running_loop().create_future()
    def resolve(self, v): self._fut.set_result(v)
    __await__ = lambda self: self._fut.__await__()
    def __iter__(self): return iter(())
class Bad:
    def __await__(self): return 5
class Bad2:
    def __await__(self): yield 42
class Bad3:
    async def __await__(self): pass
async def main():
    print(await Countdown(2))
    print(await asyncio.gather(Countdown(2), Lazy(lambda: asyncio.sleep(.1, "lazy"))))
    print(await asyncio.wait_for(Countdown(1), 1))
    d = Deferred(); asyncio.get_running_loop().call_later(.5, d.resolve, "res"); print(await d)
    print(await switch("s"))
    for b in (Bad(), Bad2(), Bad3()):
        try: await b
        except (TypeError, RuntimeError) as e: print(type(e).__name__, e)
    try: asyncio.create_task(Countdown(3))
    except TypeError as e: print(str(e)[:40])
    t = asyncio.ensure_future(Countdown(1)); print(type(t).__name__, await t)
    try: asyncio.ensure_future(3)
    except TypeError as e: print(e)
    try: await asyncio.gather(3)
    except TypeError as e: print(e)
    try: await asyncio.wait([Countdown(1)])
    except TypeError as e: print(e)
    try: await asyncio.wait([asyncio.sleep(0)])
    except TypeError as e: print(e)
    try: await asyncio.wait([])
    except ValueError as e: print(e)
    try: await asyncio.wait_for(3, 1)
    except TypeError as e: print(e)
asyncio.run(main())
