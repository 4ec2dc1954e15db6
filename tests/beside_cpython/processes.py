import multiprocessing as mp, time, os, asyncio, concurrent.futures
shared = {"n": 0}
def worker(i, results, lock):
    with lock:
        shared["n"] += 1
        results.append((i, shared["n"]))
class MyProc(mp.Process):
    def __init__(self, x): super().__init__(); self.x = x
    def run(self): print("in", self.name, self.x)
def init(x): global base; base = x
def use(n): return base + n
def fail(): raise RuntimeError("in child")
def blocking(n): time.sleep(n); return f"slept {n}"
async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ProcessPoolExecutor(3) as pool:
        t = loop.time()
        async def tick():
            for i in range(4):
                await asyncio.sleep(0.1)
        print(await asyncio.gather(tick(), *[loop.run_in_executor(pool, blocking, 0.2) for _ in range(3)]))
        print(round(loop.time() - t, 1))
        try:
            await asyncio.wait_for(loop.run_in_executor(pool, blocking, 1), 0.1)
        except asyncio.TimeoutError: print("timeout")
if __name__ == "__main__":
    with mp.Manager() as m:
        results, lock = m.list(), m.Lock()
        ps = [mp.Process(target=worker, args=(i, results, lock)) for i in range(3)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(sorted(results), shared)
    p = MyProc(5); p.start(); p.join()
    with mp.Pool(2, initializer=init, initargs=(100,)) as pool:
        print(pool.map(use, range(3)), list(pool.imap(use, [5])))
        try: pool.apply(fail)
        except RuntimeError as e: print("got", e)
    p = mp.Process(target=fail); p.start(); p.join(); print(p.exitcode)
    a, b = mp.Pipe(); a.send([1]); print(b.recv())
    arr = mp.Array("i", [1, 2, 3]); arr[0] = 9; print(arr[:], len(arr))
    asyncio.run(main())
