import asyncio


async def main():
    loop = asyncio.get_running_loop()
    order = []

    def spawn(name, depth):
        order.append(name)
        if depth:
            loop.call_soon(spawn, name + "'", depth - 1)

    for name in "abc":
        loop.call_soon(spawn, name, 2)
    for turn in range(4):
        await asyncio.sleep(0)
        print(turn, order)
        order.clear()

    async def turns(name, n):
        for i in range(n):
            print(name, i, end="; ")
            await asyncio.sleep(0)

    await asyncio.gather(turns("x", 3), turns("y", 1), turns("z", 2))
    print()


asyncio.run(main())
