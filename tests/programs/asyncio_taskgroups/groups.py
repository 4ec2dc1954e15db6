import asyncio
async def fail(t, exc):
    await asyncio.sleep(t); raise exc
async def slow(name, t=10):
    try: await asyncio.sleep(t); print(name, "done")
    except asyncio.CancelledError: print(name, "cancelled"); raise
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(slow("s1"), name="s1"); print(tg)
            tg.create_task(fail(1, ValueError("v"))); tg.create_task(fail(1, TypeError("t")))
    except* ValueError as eg: print("VE", eg.exceptions, eg)
    except* TypeError as eg: print("TE", eg.exceptions, eg.message)
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(slow("o1"))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(slow("i1"))
                inner.create_task(fail(.5, KeyError("k")))
    except BaseExceptionGroup as eg:
        print(repr(eg)); 
        print(eg.subgroup(KeyError), eg.split(KeyError))
        def flat(e, d=0):
            print("  " * d + type(e).__name__, e)
            for s in getattr(e, "exceptions", ()): flat(s, d + 1)
        flat(eg)
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(slow("x", 1)); await asyncio.sleep(.1); t.cancel()
        print("group ok", t.cancelled())
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(slow("y"))
    except TimeoutError as e: print("timeout", repr(e), repr(e.__cause__))
    try:
        tg.create_task(slow("late"))
    except RuntimeError as e: print(e)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(.1, ValueError("child")))
            raise RuntimeError("body")
    except ExceptionGroup as eg: print(eg.exceptions)
    async def spawn(tg, n):
        print("spawn", n)
        if n: tg.create_task(spawn(tg, n - 1)); await asyncio.sleep(n)
    async with asyncio.TaskGroup() as tg: tg.create_task(spawn(tg, 3))
    print(tg, asyncio.get_running_loop().time())
asyncio.run(main())
