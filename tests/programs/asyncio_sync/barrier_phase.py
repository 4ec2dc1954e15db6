import asyncio
async def runner(b, n, log):
    for phase in range(2):
        await asyncio.sleep(n * .1); log.append((phase, n))
        pos = await b.wait(); print(f"phase {phase} runner {n} pos {pos} n_waiting {b.n_waiting}")
        if pos == 0: print("leader", n)
async def main():
    b = asyncio.Barrier(3); log = []
    print(b.parties, b.n_waiting, b.broken)
    await asyncio.gather(*(runner(b, n, log) for n in range(3))); print(log, b.n_waiting)
    async def w(i):
        try:
            async with b as pos: print("in", i, pos)
        except asyncio.BrokenBarrierError as e: print("broken", i, repr(e))
    t = [asyncio.create_task(w(i)) for i in range(2)]; await asyncio.sleep(0); await b.abort(); await asyncio.gather(*t); print(b.broken)
    try: await b.wait()
    except asyncio.BrokenBarrierError: print("still broken")
    await b.reset(); print(b.broken)
    t = [asyncio.create_task(w(i)) for i in range(2)]; await asyncio.sleep(0); await b.reset(); await asyncio.gather(*t)
    try: asyncio.Barrier(0)
    except ValueError as e: print(e)
    t = [asyncio.create_task(w(i)) for i in range(2)]; await asyncio.sleep(0); t[0].cancel(); await asyncio.sleep(0); print(b.n_waiting); t += [asyncio.create_task(w(i)) for i in (5, 6)]; print(await asyncio.gather(*t, return_exceptions=True))
    c = asyncio.Condition(); buf = []
    async def prod():
        for i in range(6):
            async with c:
                await c.wait_for(lambda: len(buf) < 2); buf.append(i); print("put", i); c.notify_all()
    async def cons(n, k):
        for _ in range(k):
            async with c:
                while not buf: await c.wait()
                x = buf.pop(0); print(n, "got", x); c.notify()
            await asyncio.sleep(.1)
    await asyncio.gather(prod(), cons("A", 3), cons("B", 3)); print(buf)
    s = asyncio.Semaphore(2); active = peak = 0
    async def job(i):
        nonlocal active, peak
        async with s: active += 1; peak = max(peak, active); await asyncio.sleep(.1 * i); active -= 1
    ts = [asyncio.create_task(job(i)) for i in range(6)]; await asyncio.sleep(.05); print(s.locked()); ts[4].cancel(); await asyncio.gather(*ts, return_exceptions=True); print(peak, s.locked())
    try: asyncio.Semaphore(-1)
    except ValueError as e: print(e)
    e = asyncio.Event(); print(e.is_set(), e.set(), e.is_set(), await e.wait(), e.clear())
asyncio.run(main())
