import asyncio, time, random
from collections import deque
class TokenBucket:
    def __init__(self, rate, cap): self.rate, self.cap, self.tokens, self.t = rate, cap, cap, time.monotonic(); self.lock = asyncio.Lock()
    def _fill(self):
        now = time.monotonic(); self.tokens = min(self.cap, self.tokens + (now - self.t) * self.rate); self.t = now
    async def take(self, n=1):
        async with self.lock:
            while True:
                self._fill()
                if self.tokens >= n: self.tokens -= n; return
                await asyncio.sleep((n - self.tokens) / self.rate)
class SlidingWindow:
    def __init__(s, n, per): s.n, s.per, s.calls = n, per, deque()
    async def __aenter__(s):
        loop = asyncio.get_running_loop()
        while True:
            now = loop.time()
            while s.calls and now - s.calls[0] >= s.per - 1e-9: s.calls.popleft()
            if len(s.calls) < s.n: break
            await asyncio.sleep(s.per - (now - s.calls[0]))
        s.calls.append(loop.time()); return len(s.calls)
    async def __aexit__(s, *e): return False
async def main():
    b = TokenBucket(2, 3); t0 = time.perf_counter()
    async def call(i):
        await b.take(); print(f"{time.perf_counter() - t0:6.2f}s call {i}")
    await asyncio.gather(*map(call, range(7)))
    w = SlidingWindow(2, 1.0)
    async def call2(i):
        async with w as n: print(f"{time.perf_counter() - t0:.3f} #{i} n={n}")
    async with asyncio.TaskGroup() as tg:
        for i in range(5): tg.create_task(call2(i))
    random.seed(7)
    print([random.randint(1, 6) for _ in range(5)], random.choice("abc"), random.sample(range(20), 3), round(random.gauss(0, 1), 6), random.choices([1, 2], [1, 3], k=4))
    x = list(range(6)); random.shuffle(x); print(x, random.triangular(0, 1, .5), random.expovariate(2), random.betavariate(1, 2))
    delays = [min(2 ** i * 0.1 + random.uniform(0, 0.1), 1) for i in range(5)]; print([f"{d:.3f}" for d in delays], sum(delays))
asyncio.run(main())
