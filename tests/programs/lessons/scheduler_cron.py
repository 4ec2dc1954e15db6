import asyncio, heapq, time, datetime as dt
from dataclasses import dataclass, field
@dataclass(order=True)
class Entry: when: float; seq: int; fn: object = field(compare=False); every: float | None = field(default=None, compare=False); cancelled: bool = field(default=False, compare=False)
class Scheduler:
    def __init__(self): self.heap, self.seq, self.wake, self.running = [], 0, asyncio.Event(), set()
    def at(self, when, fn, every=None): e = Entry(when, self.seq, fn, every); self.seq += 1; heapq.heappush(self.heap, e); self.wake.set(); return e
    def after(self, d, fn, **k): return self.at(asyncio.get_running_loop().time() + d, fn, **k)
    async def run(self, until):
        loop = asyncio.get_running_loop()
        while loop.time() < until:
            self.wake.clear()
            timeout = min(self.heap[0].when if self.heap else until, until) - loop.time()
            try: await asyncio.wait_for(self.wake.wait(), max(timeout, 0)); continue
            except TimeoutError: pass
            while self.heap and self.heap[0].when <= loop.time():
                e = heapq.heappop(self.heap)
                if e.cancelled: continue
                t = asyncio.create_task(e.fn()); self.running.add(t); t.add_done_callback(self.running.discard)
                if e.every: e.when += e.every; heapq.heappush(self.heap, e)
        await asyncio.gather(*self.running, return_exceptions=True)
async def main():
    s = Scheduler(); loop = asyncio.get_running_loop()
    async def job(n, d=.1): print(f"{loop.time():.1f} {n} start"); await asyncio.sleep(d); print(f"{loop.time():.1f} {n} end")
    a = s.after(.5, lambda: job("a"), every=1); s.after(1.2, lambda: job("b", 2)); s.after(.2, lambda: job("first"))
    loop.call_later(2.6, lambda: setattr(a, "cancelled", True)); loop.call_later(1, lambda: s.after(0, lambda: job("late")))
    await s.run(5); print(len(s.heap), len(s.running), time.strftime("%Y-%m-%d", time.gmtime(0)), dt.timedelta(seconds=loop.time()), time.time() - time.time())
asyncio.run(main())
