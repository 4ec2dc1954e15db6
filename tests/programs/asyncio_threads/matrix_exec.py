import asyncio, math, time, os, statistics
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from operator import mul
from itertools import starmap, chain, islice, groupby, accumulate, pairwise
def matmul(a, b): return [[sum(starmap(mul, zip(r, c))) for c in zip(*b)] for r in a]
def cpu(n): return sum(i * i for i in range(n)) % 1000
def is_prime(n): return n > 1 and all(n % i for i in range(2, math.isqrt(n) + 1))
def chunked(it, n):
    it = iter(it)
    while c := list(islice(it, n)): yield c
async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2) as ex:
        a = [[1, 2], [3, 4]]; b = [[0, 1], [1, 0]]
        print(await loop.run_in_executor(ex, matmul, a, b))
        fs = [loop.run_in_executor(ex, partial(cpu, n)) for n in (10, 100, 1000)]
        for f in asyncio.as_completed(fs): print("cpu", await f)
        primes = await asyncio.gather(*(loop.run_in_executor(ex, lambda c=c: [n for n in c if is_prime(n)]) for c in chunked(range(50), 10)))
        print(list(chain.from_iterable(primes)), [len(p) for p in primes])
    print(statistics.mean([1, 2, 3, 4]), statistics.median([1, 3, 2]), round(statistics.stdev([1, 2, 3, 4]), 4), math.prod([1, 2, 3]), math.comb(5, 2), math.hypot(3, 4), math.gcd(12, 18), math.floor(-1.5), math.inf > 1e308)
    print({k: list(g) for k, g in groupby(sorted("banana"))}, list(accumulate([1, 2, 3], initial=0)), list(pairwise("abc")))
asyncio.run(main())
