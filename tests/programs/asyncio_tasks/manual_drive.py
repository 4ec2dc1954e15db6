async def inner(): return 42
async def outer():
    x = await inner(); y = await Stop(); return x, y
class Stop:
    def __await__(self):
        v = yield "yielded"
        print("sent", v)
        try: w = yield "again"
        except ValueError as e: print("thrown", e); w = -1
        return w
c = outer()
print(c.send(None), c.send(1))
try: c.throw(ValueError("v"))
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
c = outer()
try: c.send(3)
except TypeError as e: print(e)
print(c.__await__().__next__()); c.close()
c = outer(); c.send(None)
print(c.cr_await, c.cr_frame is None, c.cr_running) if False else print(type(c.cr_await).__name__, c.cr_frame is None, c.cr_running, c.cr_suspended)
try: c.throw(KeyError, "k")
except KeyError as e: print(repr(e))
async def agen():
    try:
        x = yield 1; print("got", x); yield 2
    finally: print("fin")
a = agen(); s = a.asend(None)
try: s.send(None)
except StopIteration as e: print("value", e.value)
try: a.asend("hi").send(None)
except StopIteration as e: print(e.value)
try: a.aclose().send(None)
except StopIteration: print("closed")
try: a.__anext__().send(None)
except StopAsyncIteration as e: print(repr(e))
def run(coros):
    from collections import deque
    q = deque(coros); steps = 0
    while q:
        c = q.popleft()
        try: c.send(None); q.append(c)
        except StopIteration as e: print("done", c.__name__, e.value)
        steps += 1
    return steps
class Yield:
    def __await__(self): yield
async def task(n):
    for i in range(n): print(n, i); await Yield()
    return n
print(run([task(2), task(3)]))
def g():
    r = yield from sub(); print("r", r)
def sub():
    try: yield 1; yield 2
    except GeneratorExit: print("GE"); raise
    return "res"
x = g(); print(next(x), x.gi_yieldfrom.__name__, next(x)); print(next(x, "end"))
x = g(); next(x); x.close(); x = g(); next(x)
try: x.throw(StopIteration("s"))
except RuntimeError as e: print(e)
