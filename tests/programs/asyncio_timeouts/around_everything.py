import asyncio


async def job(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name, "done")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def with_gather():
    await asyncio.gather(job("a", 1), job("b", 3))


async def with_group():
    async with asyncio.TaskGroup() as group:
        group.create_task(job("c", 1))
        group.create_task(job("d", 3))


async def with_wait():
    tasks = [asyncio.create_task(job("e", 1)), asyncio.create_task(job("f", 3))]
    await asyncio.wait(tasks)


async def in_a_loop():
    for i in range(10):
        await job(f"g{i}", 0.75)


async def main():
    for way in (with_gather, with_group, with_wait, in_a_loop):
        for kind in ("timeout", "wait_for"):
            try:
                if kind == "timeout":
                    async with asyncio.timeout(2):
                        await way()
                else:
                    await asyncio.wait_for(way(), 2)
            except TimeoutError:
                print(way.__name__, kind, "timed out")
    await asyncio.sleep(2)


asyncio.run(main())
