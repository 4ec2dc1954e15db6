import asyncio, inspect
print(type(asyncio.sleep).__name__, type(asyncio.Queue.get).__name__, asyncio.iscoroutinefunction(asyncio.sleep), inspect.isfunction(asyncio.gather))
async def main():
    q = asyncio.Queue(); l = asyncio.Lock(); e = asyncio.Event()
    for x in (asyncio.sleep, q.get, l.acquire, e.wait, main, asyncio.gather, print, [].append, asyncio.Lock, e):
        try: await x
        except TypeError as err: print(err)
    try:
        with l: pass
    except TypeError as err: print(err)
    try:
        async with e: pass
    except TypeError as err: print(err)
    try: 
        for x in q: pass
    except TypeError as err: print(err)
    try: q()
    except TypeError as err: print(err)
    for bad in (lambda: asyncio.sleep(), lambda: asyncio.sleep(1, 2, 3), lambda: asyncio.Queue(1, 2), lambda: asyncio.gather(return_exception=True), lambda: asyncio.create_task(), lambda: asyncio.wait_for(main()), lambda: asyncio.Lock(loop=1), lambda: asyncio.Semaphore(value=2, x=1), lambda: q.put(), lambda: q.put(1, 2), lambda: q.get(timeout=1), lambda: asyncio.timeout(), lambda: asyncio.run(), lambda: asyncio.Event(1), lambda: e.wait(1), lambda: asyncio.to_thread()):
        try: r = bad(); print(r)
        except TypeError as err: print(err)
asyncio.run(main())
