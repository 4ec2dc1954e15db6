import asyncio
import re

LINES = ["INFO start", "WARN disk 91%", "ERROR boom", "INFO ok", "ERROR again", "WARN disk 95%"]


async def tail(lines, seconds):
    for number, line in enumerate(lines, 1):
        await asyncio.sleep(seconds)
        yield number, line


async def only(level, source):
    async for number, line in source:
        if line.startswith(level):
            yield number, line.removeprefix(level).strip()


async def main():
    async for number, message in only("ERROR", tail(LINES, 0.5)):
        print(f"line {number}: {message}")
    levels = {}
    async for _, line in tail(LINES, 0):
        level, _, rest = line.partition(" ")
        levels.setdefault(level, []).append(rest)
    print(levels)
    print([m.group(1) for line in LINES if (m := re.search(r"(\d+)%", line))])


asyncio.run(main())
