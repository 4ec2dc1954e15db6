import asyncio
async def f(): return 1
for name in ("get_running_loop", "current_task", "all_tasks"):
    try: getattr(asyncio, name)()
    except RuntimeError as e: print(name, e)
c = f()
for g in (asyncio.create_task, asyncio.shield, asyncio.ensure_future):
    try: print(g.__name__, type(g(c)).__name__)
    except RuntimeError as e: print(g.__name__, e)
    except DeprecationWarning as e: print("dep", e)
q = asyncio.Queue(); l = asyncio.Lock(); print(q.empty(), l.locked())
async def use(): 
    async with l: await q.put(1)
    return await q.get()
print(asyncio.run(use()))
async def hold(): await l.acquire(); asyncio.get_running_loop().call_later(1, l.release); await l.acquire()
asyncio.run(hold())
async def other():
    try: await asyncio.wait_for(l.acquire(), .1)
    except RuntimeError as e: print("is bound to a different event loop" in str(e))
asyncio.run(other())
try: asyncio.get_event_loop()
except RuntimeError as e: print(e)
loop = asyncio.new_event_loop()
fut = loop.create_future()
async def aw(): await fut
try: asyncio.run(aw())
except RuntimeError as e: print("attached to a different loop" in str(e))
t = loop.create_task(f()); print(t.done()); print(loop.run_until_complete(t)); loop.close()
try: loop.run_until_complete(f())
except RuntimeError as e: print(e)
try: asyncio.run(main=f)
except Exception as e: print(type(e).__name__, str(e)[:30])
try: asyncio.run(f(), f())
except TypeError as e: print(e)
try: await_ = eval("await f()")
except SyntaxError as e: print(e.msg)
