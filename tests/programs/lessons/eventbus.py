import asyncio, inspect, weakref, re
from collections import defaultdict
from functools import wraps, partial, singledispatch, cached_property, reduce, lru_cache, total_ordering
from operator import attrgetter, itemgetter
class EventBus:
    def __init__(self): self._subs = defaultdict(list); self.log = []
    def on(self, pattern, *, priority=0, once=False):
        def deco(fn):
            self._subs[re.compile(pattern)].append((priority, once, fn)); return fn
        return deco
    async def emit(self, name, /, **data):
        handlers = [(p, o, f, rx) for rx, subs in self._subs.items() if rx.fullmatch(name) for p, o, f in subs]
        handlers.sort(key=itemgetter(0), reverse=True)
        results = []
        for p, once, f, rx in handlers:
            r = f(name, **data)
            if inspect.isawaitable(r): r = await r
            results.append(r)
            if once: self._subs[rx].remove((p, once, f))
        self.log.append((name, len(results)))
        return results
bus = EventBus()
@bus.on(r"user\..*", priority=1)
async def audit(name, **data):
    await asyncio.sleep(0.1); return f"audit {name} {sorted(data.items())}"
@bus.on("user.created", once=True)
def welcome(name, *, user, **_): return f"welcome {user!r}"
@bus.on("user.(?P<what>created|deleted)", priority=5)
class Counter:
    n = 0
    def __new__(cls, name, **kw): cls.n += 1; return cls.n
@singledispatch
def show(x): return f"obj {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return "list " + ",".join(map(show, x))
@total_ordering
class V:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
    @cached_property
    def sq(s): print("computing"); return s.v ** 2
@lru_cache(maxsize=2)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
async def main():
    print(await bus.emit("user.created", user="ann")); print(await bus.emit("user.created", user="bob"))
    print(await bus.emit("other")); print(bus.log)
    print(show([1, "a", [2]]), V(1) <= V(2), V(3) >= V(4), max([V(1), V(5)], key=attrgetter("v")).v)
    v = V(4); print(v.sq, v.sq); print(fib(20), fib.cache_info()); print(reduce(lambda a, b: a * b, range(1, 6)))
    p = partial(audit, "x"); print(p.func.__name__, p.args, p.keywords, await p(a=1)); print(inspect.iscoroutinefunction(p))
asyncio.run(main())
