import asyncio


async def counter(name, n, seconds):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(seconds)


async def main():
    await asyncio.gather(counter("a", 3, 0), counter("b", 2, 0), counter("c", 2, -1))
    await asyncio.gather(counter("turn", 3, 0), counter("tiny", 2, 0.000000001))
    asyncio.get_running_loop().call_soon(print, "soon")
    asyncio.get_running_loop().call_later(0, print, "later 0")
    await asyncio.sleep(0)
    print("after one turn")
    await asyncio.sleep(0)
    print(await asyncio.sleep(0, "a result"))


asyncio.run(main())
