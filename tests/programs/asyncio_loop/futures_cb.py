import asyncio
def legacy(x, on_ok, on_err): 
    loop = asyncio.get_event_loop()
    if x < 0: loop.call_later(.1, on_err, ValueError(f"negative: {x}"))
    else: loop.call_later(.1, on_ok, x ** .5)
def wrap(x):
    loop = asyncio.get_running_loop(); fut = loop.create_future()
    legacy(x, fut.set_result, fut.set_exception); return fut
class Promise:
    def __init__(self, ex): self.f = asyncio.get_running_loop().create_future(); ex(self.f.set_result, self.f.set_exception)
    def then(self, ok): 
        def ex(res, rej):
            def cb(f):
                if f.exception(): rej(f.exception())
                else:
                    try: res(ok(f.result()))
                    except Exception as e: rej(e)
            self.f.add_done_callback(cb)
        return Promise(ex)
    def __await__(self): return self.f.__await__()
async def main():
    loop = asyncio.get_running_loop()
    print(await wrap(9))
    try: await wrap(-1)
    except ValueError as e: print(e)
    print(await Promise(lambda r, j: loop.call_soon(r, 3)).then(lambda v: v + 1).then(str.__mul__.__get__("x") if False else (lambda v: "x" * v)))
    try: await Promise(lambda r, j: r(0)).then(lambda v: 1 / v)
    except ZeroDivisionError as e: print(repr(e))
    f = loop.create_future()
    for op in (f.result, f.exception):
        try: op()
        except asyncio.InvalidStateError as e: print(type(e).__name__, e)
    f.set_result(1)
    try: f.set_result(2)
    except asyncio.InvalidStateError as e: print(e)
    print(f.cancel(), f.done(), await f, await f)
    f.add_done_callback(lambda f: print("late callback", f.result())); print("before"); await asyncio.sleep(0)
    f = loop.create_future()
    try: f.set_exception(StopIteration())
    except TypeError as e: print(e)
    f.set_exception(KeyError); 
    try: await f
    except KeyError as e: print(repr(e))
    f = loop.create_future(); f.cancel()
    try: f.result()
    except asyncio.CancelledError as e: print("c", repr(e))
    try: f.exception()
    except asyncio.CancelledError as e: print("c2")
    def cb(n, f): print("cb", n, f.cancelled())
    f = loop.create_future()
    from functools import partial
    c1 = partial(cb, 1); f.add_done_callback(c1); f.add_done_callback(c1); f.add_done_callback(partial(cb, 2)); print(f.remove_done_callback(c1)); f.cancel(); await asyncio.sleep(0)
    def countdown(n):
        print(n, loop.time())
        if n: loop.call_later(1, countdown, n - 1)
        else: done.set_result("liftoff")
    done = loop.create_future(); countdown(3); print(await done)
    t = asyncio.create_task(asyncio.sleep(0))
    for m in (lambda: t.set_result(1), lambda: t.set_exception(ValueError())):
        try: m()
        except RuntimeError as e: print(e)
    async def other(): return 1
    f2 = asyncio.ensure_future(other()); print(asyncio.isfuture(f2), asyncio.ensure_future(f2) is f2, await f2)
    print(asyncio.iscoroutine(asyncio.sleep(0).close() or 1), issubclass(asyncio.Task, asyncio.Future), asyncio.CancelledError.__mro__[1].__name__, asyncio.TimeoutError is TimeoutError)
asyncio.run(main())
