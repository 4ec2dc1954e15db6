import asyncio


async def hiker(name, seconds, barrier):
    await asyncio.sleep(seconds)
    print(name, "arrives", barrier.n_waiting)
    position = await barrier.wait()
    print(name, "goes on")
    return position


async def main():
    barrier = asyncio.Barrier(3)
    positions = await asyncio.gather(hiker("a", 1, barrier), hiker("b", 3, barrier), hiker("c", 2, barrier))
    print(positions, barrier.parties, barrier.broken)
    waiting = asyncio.create_task(hiker("d", 0, barrier))
    await asyncio.sleep(1)
    await barrier.abort()
    try:
        await waiting
    except asyncio.BrokenBarrierError:
        print("broken", barrier.broken)
    await barrier.reset()
    print(barrier.broken)
    async with asyncio.Barrier(1) as place:
        print("alone", place)


asyncio.run(main())
