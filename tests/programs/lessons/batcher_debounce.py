import asyncio, functools
class Batcher:
    def __init__(self, handler, size=3, wait=.5): self.h, self.size, self.wait, self.items, self.timer = handler, size, wait, [], None
    def __call__(self, item):
        loop = asyncio.get_running_loop(); fut = loop.create_future(); self.items.append((item, fut))
        if len(self.items) >= self.size: self._flush()
        elif self.timer is None: self.timer = loop.call_later(self.wait, self._flush)
        return fut
    def _flush(self):
        if self.timer: self.timer.cancel(); self.timer = None
        items, self.items = self.items, []
        asyncio.ensure_future(self._run(items))
    async def _run(self, items):
        try: results = await self.h([i for i, _ in items])
        except Exception as e:
            for _, f in items: f.set_exception(e)
        else:
            for (_, f), r in zip(items, results, strict=True): 
                if not f.cancelled(): f.set_result(r)
def debounce(wait):
    def deco(fn):
        handle = None
        @functools.wraps(fn)
        def wrapper(*a, **k):
            nonlocal handle
            if handle is not None: handle.cancel()
            handle = asyncio.get_running_loop().call_later(wait, functools.partial(fn, *a, **k))
        wrapper.pending = lambda: handle is not None and not handle.cancelled()
        return wrapper
    return deco
def throttle(per):
    def deco(fn):
        last = float("-inf")
        @functools.wraps(fn)
        async def w(*a):
            nonlocal last
            now = asyncio.get_running_loop().time()
            if now - last < per: return None
            last = now; return await fn(*a)
        return w
    return deco
@debounce(.3)
def search(q): print("search", q, asyncio.get_running_loop().time())
@throttle(1)
async def hit(i): return i
async def main():
    async def handler(xs):
        print("batch", xs, asyncio.get_running_loop().time()); await asyncio.sleep(.1)
        if 13 in xs: raise ValueError("unlucky")
        return [x * x for x in xs]
    b = Batcher(handler)
    print(await asyncio.gather(*(b(i) for i in range(5))))
    r = await asyncio.gather(b(13), b(1), return_exceptions=True); print(r, r[0] is r[1])
    f = b(7); f.cancel(); print(await b(8), f.cancelled())
    for c in "abc": search(c); await asyncio.sleep(.1)
    print(search.pending(), search.__name__); await asyncio.sleep(.5)
    out = []
    for i in range(8): out.append(await hit(i)); await asyncio.sleep(.3)
    print(out)
asyncio.run(main())
