import asyncio


async def runner(name, start, finish):
    await start.wait()
    print(name, "runs")
    await asyncio.sleep(len(name))
    if not finish.is_set():
        print(name, "wins")
        finish.set()


async def main():
    start, finish = asyncio.Event(), asyncio.Event()
    tasks = [asyncio.create_task(runner(name, start, finish)) for name in ("turtle", "hare", "achilles")]
    await asyncio.sleep(1)
    print("ready", start.is_set())
    start.set()
    print(await finish.wait(), await start.wait())
    await asyncio.gather(*tasks)
    start.clear()
    try:
        await asyncio.wait_for(start.wait(), 1)
    except TimeoutError:
        print("nobody set it again")
    flicker = asyncio.Event()
    waiter = asyncio.create_task(flicker.wait())
    await asyncio.sleep(0)
    flicker.set()
    flicker.clear()
    print(await waiter, flicker.is_set())


asyncio.run(main())
