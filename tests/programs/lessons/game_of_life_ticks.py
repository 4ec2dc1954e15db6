import asyncio


def neighbours(x, y):
    return [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]


def step(cells):
    counts = {}
    for cell in cells:
        for n in neighbours(*cell):
            counts[n] = counts.get(n, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in cells)}


def show(cells, size=5):
    return "\n".join("".join("#" if (x, y) in cells else "." for x in range(size)) for y in range(size))


async def main():
    cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
    for generation in range(4):
        print(f"generation {generation}")
        print(show(cells))
        await asyncio.sleep(1)
        cells = step(cells)


asyncio.run(main())
