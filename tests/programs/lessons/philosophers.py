import asyncio, random
class Fork(asyncio.Lock):
    def __init__(self, i): super().__init__(); self.i = i
    def __repr__(self): return f"Fork({self.i}{'*' if self.locked() else ''})"
class Philosopher:
    def __init__(self, name, l, r): self.name, self.forks, self.eaten = name, sorted((l, r), key=lambda f: f.i), 0
    async def dine(self, n, rng):
        for _ in range(n):
            await asyncio.sleep(rng.uniform(.1, .3))
            async with self.forks[0], self.forks[1]:
                print(f"{asyncio.get_running_loop().time():.3f} {self.name} eats with {self.forks}")
                await asyncio.sleep(rng.choice([.1, .2])); self.eaten += 1
async def main():
    rng = random.Random("seed"); forks = [Fork(i) for i in range(5)]
    ps = [Philosopher(n, forks[i], forks[(i + 1) % 5]) for i, n in enumerate("Plato Kant Hume Marx Mill".split())]
    async with asyncio.timeout(10): await asyncio.gather(*(p.dine(2, rng) for p in ps))
    print({p.name: p.eaten for p in ps}, forks)
    a, b = asyncio.Lock(), asyncio.Lock()
    async def dead(x, y):
        async with x:
            await asyncio.sleep(.1)
            async with y: print("never")
    try: await asyncio.wait_for(asyncio.gather(dead(a, b), dead(b, a)), 1)
    except TimeoutError: print("deadlock", a.locked(), b.locked())
asyncio.run(main())
