import asyncio
import heapq
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from collections import defaultdict, deque, Counter, OrderedDict

@dataclass(order=True)
class Job:
    priority: int
    seq: int
    payload: Any = field(compare=False)

class Result(NamedTuple):
    job: str
    took: float = 0.0

async def worker(name, q: asyncio.PriorityQueue, out: list[Result]):
    loop = asyncio.get_running_loop()
    while True:
        job = await q.get()
        started = loop.time()
        try:
            if job.payload is None:
                print(name, "stops"); return name
            await asyncio.sleep(job.payload["time"])
            out.append(Result(job.payload["name"], round(loop.time() - started, 3)))
            print(f"{loop.time():.2f} {name} {job.payload['name']:>6} p={job.priority}")
        finally:
            q.task_done()

async def main():
    q = asyncio.PriorityQueue(maxsize=10)
    out = []
    for seq, (name, p, t) in enumerate([("low", 9, .3), ("mid", 5, .2), ("high", 1, .4), ("mid2", 5, .1)]):
        q.put_nowait(Job(p, seq, {"name": name, "time": t}))
    print(q, q.qsize(), q.empty(), q.full(), q.maxsize)
    ws = [asyncio.create_task(worker(f"w{i}", q, out)) for i in range(2)]
    await q.put(Job(0, 99, dict(name="urgent", time=.05)))
    await q.join()
    for i in range(2): await q.put(Job(100, i, None))
    print(await asyncio.gather(*ws))
    print(*out, sep="\n"); print(out[0]._asdict(), out[0]._replace(took=1), Result._fields)
    by = defaultdict(list)
    for r in out: by[int(r.took * 10)].append(r.job)
    print(dict(by), Counter(r.job[0] for r in out).most_common(2))
    print(Job(1, 2, 0) < Job(1, 3, 0), max(Job(1,2,3), Job(2,1,1)))
    try:
        q.put_nowait((1, "tuple")); q.put_nowait(Job(1, 1, 1))
    except TypeError as e: print(e)
    try: q.task_done(); q.task_done(); q.task_done(); q.task_done()
    except ValueError as e: print(e)
asyncio.run(main())
