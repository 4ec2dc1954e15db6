import asyncio, weakref, enum, abc, typing, uuid
class Topic(enum.IntFlag): NEWS = 1; SPORT = 2; ALL = NEWS | SPORT
class Sub:
    def __init__(self, hub, topics, maxsize=3): self.hub, self.topics, self.q, self.dropped = hub, topics, asyncio.Queue(maxsize), 0
    def __aiter__(self): return self
    async def __anext__(self):
        item = await self.q.get()
        if item is None: raise StopAsyncIteration
        return item
    async def __aenter__(self): self.hub.subs[id(self)] = self; return self
    async def __aexit__(self, et, e, tb): del self.hub.subs[id(self)]; print("unsub", et and et.__name__); return et is asyncio.CancelledError and False
class Hub:
    def __init__(self): self.subs = {}
    async def pub(self, topic, msg):
        for s in list(self.subs.values()):
            if s.topics & topic:
                if s.q.full(): s.q.get_nowait(); s.dropped += 1
                s.q.put_nowait((topic, msg))
    async def close(self): await asyncio.gather(*(s.q.put(None) for s in self.subs.values()))
async def reader(hub, name, topics, delay):
    async with Sub(hub, topics) as s:
        async for topic, msg in s: print(f"{name:<5}{topic!r:>25} {msg}"); await asyncio.sleep(delay)
        else: print(name, "ended; dropped", s.dropped)
        return name
async def main():
    hub = Hub()
    rs = [asyncio.create_task(reader(hub, n, t, d), name=n) for n, t, d in (("fast", Topic.ALL, .01), ("slow", Topic.NEWS, 1), ("gone", Topic.SPORT, .1))]
    await asyncio.sleep(0)
    for i in range(8): await hub.pub(Topic.NEWS if i % 3 else Topic.SPORT, f"m{i}"); await asyncio.sleep(.1)
    rs[2].cancel(); await hub.close()
    done, pending = await asyncio.wait(rs, timeout=10)
    print(sorted(t.get_name() for t in done), {t.get_name(): ("cancelled" if t.cancelled() else t.result()) for t in sorted(done, key=lambda t: t.get_name())}, pending)
    print(Topic.ALL, Topic(3), Topic.NEWS | 8, Topic.SPORT in Topic.ALL, int(Topic.ALL))
asyncio.run(main())
