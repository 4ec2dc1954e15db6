import asyncio
class UniqueQueue(asyncio.Queue):
    def _init(self, maxsize):
        print('init', maxsize)
        self._queue = []
        self._seen = set()
    def _put(self, item):
        print('put', item)
        if item not in self._seen:
            self._seen.add(item)
            self._queue.append(item)
    def _get(self):
        print('get')
        return self._queue.pop(0)
class Lifo(asyncio.Queue):
    def _get(self):
        return self._queue.pop()
class Keyed(asyncio.PriorityQueue):
    def _put(self, item):
        super()._put((-item[1], item))
    def _get(self):
        return super()._get()[1]
class Counting(asyncio.Queue):
    def put_nowait(self, item):
        print('counting', item, self.qsize())
        super().put_nowait(item)
    def get_nowait(self):
        x = super().get_nowait()
        print('handed', x)
        return x
class Bounded(asyncio.Queue):
    def full(self):
        return self.qsize() >= 1
async def main():
    q = UniqueQueue(3)
    for x in [1, 2, 1]:
        await q.put(x)
    print(q.qsize(), q, q._unfinished_tasks)
    print(await q.get(), q.get_nowait(), q.empty())
    l = Lifo()
    for i in range(3): l.put_nowait(i)
    print([await l.get() for _ in range(3)])
    k = Keyed()
    for i in 'ab', 'cd': pass
    for n, p in [('low', 1), ('high', 9), ('mid', 5)]:
        await k.put((n, p))
    print(k._queue)
    while not k.empty(): print(await k.get())
    c = Counting()
    await c.put(1); await c.put(2)
    print(await c.get())
    b = Bounded()
    await b.put(1)
    try:
        b.put_nowait(2)
    except asyncio.QueueFull as e: print('full', repr(e))
    async def later():
        await asyncio.sleep(1)
        print('later', await b.get())
    t = asyncio.create_task(later())
    await b.put(3)
    print('put 3', b)
    await t
    q = asyncio.Queue()
    for i in range(4): q.put_nowait(i)
    print(q._queue, len(q._queue), 2 in q._queue)
    q._queue.remove(2)
    q._queue.appendleft(9)
    print(q, q.qsize(), await q.get())
    q._queue.clear()
    print(q.empty(), q._queue)
    g = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    print(q)
    q.put_nowait('x')
    print(await g)
asyncio.run(main())
