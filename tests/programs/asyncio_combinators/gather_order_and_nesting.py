import asyncio


async def job(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "done")
    return name


async def main():
    print(await asyncio.gather(job("slow", 3), job("fast", 1), job("middle", 2)))
    print(await asyncio.gather(asyncio.gather(job("a", 2), job("b", 1)), job("c", 1.5)))
    print(await asyncio.gather())
    same = job("once", 1)
    print(await asyncio.gather(same, same))
    print(await asyncio.gather(*[job(i, i % 2) for i in range(4)]))


asyncio.run(main())
