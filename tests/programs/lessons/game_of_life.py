import asyncio
from itertools import product
LIVE, DEAD = "#", "."
class Grid:
    def __init__(self, h, w): self.h, self.w = h, w; self.rows = [[DEAD] * w for _ in range(h)]
    def __getitem__(self, pos): y, x = pos; return self.rows[y % self.h][x % self.w]
    def __setitem__(self, pos, v): y, x = pos; self.rows[y % self.h][x % self.w] = v
    def __str__(self): return "\n".join("".join(r) for r in self.rows)
    def __iter__(self): yield from product(range(self.h), range(self.w))
    @classmethod
    def parse(cls, text):
        lines = text.strip().splitlines(); g = cls(len(lines), len(lines[0]))
        for y, l in enumerate(lines):
            for x, c in enumerate(l): g[y, x] = c
        return g
async def rule(state, n):
    await asyncio.sleep(0.01)
    return LIVE if n == 3 or state == LIVE and n == 2 else DEAD
async def step(y, x, get, set_):
    n = sum(get((y + dy, x + dx)) == LIVE for dy, dx in product((-1, 0, 1), repeat=2) if (dy, dx) != (0, 0))
    set_((y, x), await rule(get((y, x)), n))
async def gen(g):
    ng = Grid(g.h, g.w)
    await asyncio.gather(*(step(y, x, g.__getitem__, ng.__setitem__) for y, x in g)); return ng
class Columns:
    def __init__(self): self.cols = []
    def append(self, d): self.cols.append(d)
    def __str__(self):
        out = [f"{i:^5}" for i in range(len(self.cols))]
        rows = zip(*[c.splitlines() for c in self.cols])
        return " | ".join(out) + "\n" + "\n".join(" | ".join(r) for r in rows)
async def main():
    g = Grid.parse("""
.#...
..#..
###..
.....
.....
"""); c = Columns()
    for _ in range(5): c.append(str(g)); g = await gen(g)
    print(c); print(f"{asyncio.get_running_loop().time():.2f}")
asyncio.run(main())
