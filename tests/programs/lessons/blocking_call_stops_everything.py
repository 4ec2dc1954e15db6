import asyncio
import time


async def good(name):
    for i in range(3):
        print(name, i)
        await asyncio.sleep(1)


async def bad():
    print("bad blocks")
    time.sleep(2.5)
    print("bad is done")


async def main():
    await asyncio.gather(good("a"), bad(), good("b"))


start = time.time()
asyncio.run(main())
print(f"took {time.time() - start:.1f} s")
