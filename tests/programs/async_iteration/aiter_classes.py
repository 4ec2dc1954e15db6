import asyncio, itertools
class Ticker:
    def __init__(self, delay, to): self.delay, self.to, self.i = delay, to, 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.to: raise StopAsyncIteration
        self.i += 1; 
        if self.i > 1: await asyncio.sleep(self.delay)
        return self.i
class Range:
    def __init__(s, *a): s.r = range(*a)
    def __aiter__(s): return s._gen()
    async def _gen(s):
        for x in s.r: await asyncio.sleep(0); yield x
    def __len__(s): return len(s.r)
    def __getitem__(s, k): return s.r[k]
    def __contains__(s, x): return x in s.r
    def __bool__(s): return False
async def amap(f, it):
    async for x in it:
        r = f(x)
        yield await r if asyncio.iscoroutine(r) else r
async def azip(*its):
    its = [aiter(i) for i in its]
    while True:
        try: yield tuple(await asyncio.gather(*(anext(i) for i in its)))
        except StopAsyncIteration: return
async def merge(*its):
    q = asyncio.Queue(); done = object()
    async def pump(it):
        async for x in it: await q.put(x)
        await q.put(done)
    ts = [asyncio.create_task(pump(i)) for i in its]; left = len(ts)
    try:
        while left:
            if (x := await q.get()) is done: left -= 1
            else: yield x
    finally:
        for t in ts: t.cancel()
async def chunks(it, n):
    buf = []
    async for x in it:
        buf.append(x)
        if len(buf) == n: yield buf; buf = []
    if buf: yield buf
async def alist(it): return [x async for x in it]
async def main():
    async for i in Ticker(.1, 3): print(i, end=" ")
    else: print("else")
    print(await alist(amap(lambda x: x * 2, Range(3)))); print(await alist(amap(lambda x: asyncio.sleep(0, x), Range(3))))
    try: print(await alist(azip(Ticker(.1, 2), Range(5))))
    except RuntimeError as e: print("RT", e)
    print(await alist(merge(Ticker(.3, 3), Ticker(.2, 3))))
    print(await alist(chunks(Range(7), 3)), len(Range(3)), Range(5)[1:3], 3 in Range(5), bool(Range(3)))
    it = aiter(Ticker(.1, 2)); print(await anext(it), await anext(it), await anext(it, None))
    try: await anext(it)
    except StopAsyncIteration as e: print(repr(e))
    d = {k: v async for k, v in azip(Range(2), Range(2, 4))} if False else {k: k async for k in Range(2)}
    print(d, [(a, b) async for a in Range(2) for b in "xy" if a or b == "y"], any([x async for x in Range(2)]))
    try: [x for x in Range(3).__aiter__()]
    except TypeError as e: print(e)
    try: aiter(3)
    except TypeError as e: print(e)
    try: anext(3)
    except TypeError as e: print(e)
    try:
        async for x in 3: pass
    except TypeError as e: print(e)
    class B:
        def __aiter__(self): return 3
    try:
        async for x in B(): pass
    except TypeError as e: print(e)
    class C:
        def __aiter__(self): return self
        def __anext__(self): return 3
    try:
        async for x in C(): pass
    except TypeError as e: print(e)
    async def bad():
        yield 1
        raise StopAsyncIteration
    try:
        async for x in bad(): pass
    except RuntimeError as e: print(e, repr(e.__cause__))
    async def bad2():
        yield 1
        raise StopIteration(3)
    try: await alist(bad2())
    except RuntimeError as e: print(e)
    async def bad3(): raise StopIteration(4)
    try: await bad3()
    except RuntimeError as e: print(e)
    g = bad(); a1 = g.asend(None); 
    try: await g.asend(1)
    except TypeError as e: print(e)
    a1.close()
asyncio.run(main())
