import asyncio, time
async def fetch(n): await asyncio.sleep(n); return n
def sync_main(): return 1
async def main():
    try: x = fetch(1) + fetch(2)
    except TypeError as e: print(1, e)
    try: asyncio.gather(fetch)
    except TypeError as e: print(2, e)
    try: await asyncio.gather([fetch(0), fetch(0)])
    except TypeError as e: print(3, e)
    try: await fetch
    except TypeError as e: print(4, e)
    try: asyncio.create_task(fetch)
    except TypeError as e: print(5, str(e)[:50])
    try: await sync_main()
    except TypeError as e: print(6, e)
    try: await time.sleep(0)
    except TypeError as e: print(7, e)
    try: await [fetch(0)]
    except TypeError as e: print(8, e)
    try:
        async for x in [1, 2]: pass
    except TypeError as e: print(9, e)
    try:
        async with open("x.txt"): pass
    except (TypeError, FileNotFoundError) as e: print(10, type(e).__name__)
    try: (fetch(0))["a"]
    except TypeError as e: print(11, e)
    try:
        for x in fetch(0): pass
    except TypeError as e: print(12, e)
    try: await asyncio.wait_for(fetch(1))
    except TypeError as e: print(13, e)
    try: await asyncio.wait(fetch(0))
    except TypeError as e: print(14, e)
    try: list(asyncio.as_completed(fetch(0)))
    except TypeError as e: print(15, e)
    try: asyncio.run(fetch(0))
    except RuntimeError as e: print(16, e)
    try: asyncio.get_event_loop().run_until_complete(fetch(0))
    except RuntimeError as e: print(17, e)
    try: await asyncio.sleep("1")
    except TypeError as e: print(18, e)
    try: await asyncio.sleep(None)
    except TypeError as e: print(19, e)
    t = asyncio.create_task(fetch(0))
    try: t.result()
    except asyncio.InvalidStateError as e: print(20, e)
    try: t.exception()
    except asyncio.InvalidStateError as e: print(21, e)
    try: await t.cancel()
    except TypeError as e: print(22, e)
    try: await asyncio.Lock
    except TypeError as e: print(23, e)
    try:
        async with asyncio.Lock: pass
    except TypeError as e: print(24, e)
    try:
        with asyncio.Semaphore(): pass
    except TypeError as e: print(25, e)
    try:
        async with asyncio.timeout("a"): pass
    except TypeError as e: print(26, e)
    try: await asyncio.wait_for(fetch(0), timeout="x")
    except TypeError as e: print(27, e)
    try: await asyncio.to_thread(fetch(0))
    except TypeError as e: print(28, e)
    r = await asyncio.to_thread(fetch, 0); print(29, type(r).__name__); r.close()
    try: asyncio.get_running_loop().call_later(1, fetch(0))
    except TypeError as e: print(30, e)
    try: asyncio.get_running_loop().call_soon(fetch)
    except TypeError as e: print(31, e)
    try: asyncio.Queue().get_nowait()
    except asyncio.QueueEmpty as e: print(32, repr(e))
    q = asyncio.Queue(1); q.put_nowait(1)
    try: q.put_nowait(1)
    except asyncio.QueueFull as e: print(33, repr(e))
    try: asyncio.Lock().release()
    except RuntimeError as e: print(34, e)
    try: asyncio.Event().wait().send(None)
    except Exception as e: print(35, repr(e))
    try: asyncio.current_task().cancel("self"); await asyncio.sleep(0)
    except asyncio.CancelledError as e: print(36, e.args); asyncio.current_task().uncancel()
    async def gen(): yield 1
    try: await gen()
    except TypeError as e: print(37, e)
    try: print(next(gen()))
    except TypeError as e: print(38, e)
    try: asyncio.create_task(gen())
    except TypeError as e: print(39, str(e)[:45])
    try: asyncio.get_running_loop().run_in_executor(None, fetch, 0, key=1)
    except TypeError as e: print(40, str(e)[-45:])
asyncio.run(main())
