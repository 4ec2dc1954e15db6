import asyncio
import time
from contextlib import asynccontextmanager


@asynccontextmanager
async def timer(label):
    start = time.monotonic()
    try:
        yield
    finally:
        print(f"{label}: {time.monotonic() - start:.2f}s")


async def main():
    async with timer("label 1") as value:
        print(value)


asyncio.run(main())
