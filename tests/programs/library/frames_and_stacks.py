import asyncio, inspect, sys, types
async def inner():
    x = 5
    await asyncio.sleep(1)
async def outer():
    y = 6
    await inner()
async def main():
    t = asyncio.create_task(outer(), name="T")
    c0 = outer()
    print(inspect.getcoroutinestate(c0), c0.cr_running, c0.cr_await, c0.cr_code.co_name, c0.cr_frame.f_lineno, c0.cr_frame.f_locals)
    c0.close(); print(inspect.getcoroutinestate(c0), c0.cr_frame)
    print(t.get_stack())if 0 else None
    await asyncio.sleep(0)
    print([ (f.f_code.co_name, f.f_lineno) for f in t.get_stack()])
    pass
    c = t.get_coro()
    print(c.__name__, c.cr_await.__name__, inspect.getcoroutinestate(c), c.cr_frame.f_locals, c.cr_await.cr_frame.f_lineno, c.cr_origin)
    print(inspect.getcoroutinelocals(c))

    print(asyncio.current_task().get_coro().cr_running)
    t.cancel()
    try: await t
    except asyncio.CancelledError: pass
    pass
    async def bad(): raise ValueError("x")
    t = asyncio.create_task(bad(), name="B"); await asyncio.wait([t]); pass
    print([f.f_lineno for f in t.get_stack()])
    t.exception()
asyncio.run(main())
def gen():
    z = yield 1
    yield from sub()
def sub():
    yield 2
g = gen()
print(g.gi_frame.f_lineno, g.gi_running, g.gi_yieldfrom, g.gi_code.co_name, inspect.getgeneratorstate(g))
next(g); print(g.gi_frame.f_lineno, g.gi_frame.f_locals, inspect.getgeneratorlocals(g)); next(g)
print(g.gi_yieldfrom.__name__, g.gi_frame.f_lineno)
list(g); print(g.gi_frame)
async def ag():
    w = 1
    yield w
a = ag(); print(a.ag_frame.f_lineno, a.ag_running, a.ag_await, a.ag_code.co_name)
def where():
    f = inspect.currentframe()
    print(f.f_code.co_name, f.f_back.f_code.co_name, f.f_back.f_lineno)
    print(sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name, sys._getframe(0).f_lineno)
    print(f.f_globals is globals(), f.f_builtins is not None, isinstance(f, types.FrameType))
def caller():
    local = 1
    where()
caller()
print(where.__code__.co_name, where.__code__.co_argcount, where.__code__.co_firstlineno)
def many(a, b=1, *c, d, e=2, **f): x = 1
co = many.__code__
print(inspect.getsource(sub))
print(inspect.isawaitable(1), inspect.iscoroutinefunction(main), inspect.isasyncgenfunction(ag), inspect.isgeneratorfunction(gen))
