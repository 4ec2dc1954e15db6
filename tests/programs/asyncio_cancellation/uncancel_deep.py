import asyncio
async def stubborn(n):
    for i in range(n):
        try: await asyncio.sleep(10)
        except asyncio.CancelledError as e: print("ignored", i, e.args, asyncio.current_task().cancelling()); asyncio.current_task().uncancel()
    return "survived"
async def main():
    t = asyncio.create_task(stubborn(2)); await asyncio.sleep(0)
    for i in range(2): print(t.cancel(f"m{i}"), t.cancelling()); await asyncio.sleep(0)
    print(await t, t.cancelled(), t.cancelling())
    t = asyncio.create_task(stubborn(1)); print(t.cancel(), t.cancel()); 
    try: await t
    except asyncio.CancelledError: print("never started", t.cancelled())
    async def cleanup():
        try: await asyncio.sleep(10)
        finally:
            print("cleaning"); 
            try: await asyncio.sleep(1)
            except asyncio.CancelledError: print("cleanup cancelled"); raise
            print("cleaned")
    t = asyncio.create_task(cleanup()); await asyncio.sleep(0); t.cancel(); await asyncio.sleep(.5); t.cancel()
    r = await asyncio.wait([t]); print(len(r[0]), t.cancelled())
    async def conv():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: raise ValueError("converted")
    t = asyncio.create_task(conv()); await asyncio.sleep(0); t.cancel()
    try: await t
    except ValueError as e: print(e, repr(e.__context__), t.cancelled())
    async def ret():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: return "value"
    t = asyncio.create_task(ret()); await asyncio.sleep(0); t.cancel(); print(await t, t.cancelled())
    try: await asyncio.wait_for(ret(), .1)
    except TimeoutError: print("TO")
    else: print("wait_for returned value")
    inner = asyncio.create_task(asyncio.sleep(1, "inner"))
    async def shielded():
        try: return await asyncio.shield(inner)
        except asyncio.CancelledError: print("outer cancelled; inner", inner.done()); return await inner
    t = asyncio.create_task(shielded()); await asyncio.sleep(.1); t.cancel(); print(await t)
    async with asyncio.timeout(1) as tm:
        tm.reschedule(asyncio.get_running_loop().time() + 3); await asyncio.sleep(2); print("rescheduled", tm.expired())
    try:
        async with asyncio.timeout(None) as tm: tm.reschedule(asyncio.get_running_loop().time() - 1); await asyncio.sleep(0); print("past"); await asyncio.sleep(1)
    except TimeoutError as e: print("past deadline", tm.expired(), repr(e.__cause__))
    try: tm.reschedule(1)
    except RuntimeError as e: print(e)
    try:
        async with asyncio.timeout(.1):
            try: await asyncio.sleep(1)
            except asyncio.CancelledError: print("cancelled inside"); raise KeyError("x")
    except KeyError as e: print("key", repr(e.__context__))
    try:
        async with asyncio.timeout(1), asyncio.timeout(.5): await asyncio.sleep(2)
    except TimeoutError: print("inner first", asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout_at(asyncio.get_running_loop().time() + .1): await asyncio.Event().wait()
    except TimeoutError: print("at")
    try:
        with asyncio.timeout(1): pass
    except TypeError as e: print(e)
    tm = asyncio.timeout(1)
    async with tm: pass
    try:
        async with tm: pass
    except RuntimeError as e: print(e)
asyncio.run(main())
