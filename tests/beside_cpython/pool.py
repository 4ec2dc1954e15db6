import asyncio, os, time, multiprocessing, concurrent.futures
from concurrent.futures import ProcessPoolExecutor
def cpu(n):
    return sum(i * i for i in range(n))
def bad(n):
    raise ValueError(f"bad {n}")
counter = 0
def bump():
    global counter
    counter += 1
    return counter
def slow(n):
    time.sleep(n); return n
async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(await loop.run_in_executor(pool, cpu, 1000))
        print(await asyncio.gather(*[loop.run_in_executor(pool, cpu, n) for n in (10, 20, 30)]))
        try:
            await loop.run_in_executor(pool, bad, 3)
        except ValueError as e:
            print("caught", e, type(e.__cause__).__name__)
        try:
            await loop.run_in_executor(pool, lambda: 1)
        except Exception as e:
            print(type(e).__name__, str(e).split(" at ")[0], str(e).split(":")[-1])
        def local(): return 1
        try:
            await loop.run_in_executor(pool, local)
        except Exception as e:
            print(type(e).__name__, e)
        print(await loop.run_in_executor(pool, bump), counter)
def child(name, q=None):
    print("child", name, multiprocessing.current_process().name)
    if q: q.put(name * 2)
if __name__ == "__main__":
    asyncio.run(main())
    with ProcessPoolExecutor(2) as ex:
        print(list(ex.map(cpu, [1, 2, 3])))
        futs = [ex.submit(cpu, i) for i in (5, 6)]
        for f in concurrent.futures.as_completed(futs): f.result()
        print([f.result() for f in futs])
        try: ex.submit(bad, 1).result()
        except ValueError as e: print(e, str(e.__cause__).splitlines()[1])
    q = multiprocessing.Queue()
    p = multiprocessing.Process(target=child, args=("a", q))
    p.start(); p.join(); print(p.exitcode, p.is_alive(), q.get(), p.name)
    with multiprocessing.Pool(2) as pool:
        print(pool.map(cpu, [3, 4, 5]), pool.apply(cpu, (7,)), pool.starmap(pow, [(2, 3), (3, 2)]), pool.apply_async(cpu, (4,)).get())
    v = multiprocessing.Value("i", 0)
    with v.get_lock(): v.value += 1
    print(v.value)
    p = multiprocessing.Process(target=bump); p.start(); p.join(); print(counter)
