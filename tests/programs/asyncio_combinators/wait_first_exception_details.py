import asyncio


async def job(name, seconds, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error
    return name


async def main():
    loop = asyncio.get_running_loop()
    for delays in [(1, 2, 3), (2, 1, 3), (0, 0, 0), (1, 1, 1)]:
        start = loop.time()
        tasks = [asyncio.create_task(job("a", delays[0])), asyncio.create_task(job("b", delays[1], KeyError("b"))), asyncio.create_task(job("c", delays[2]))]
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        print(delays, [t in done for t in tasks], loop.time() - start)
        cancelled = asyncio.create_task(job("d", 5))
        loop.call_later(1, cancelled.cancel)
        done, _ = await asyncio.wait([cancelled, asyncio.create_task(job("e", 2))], return_when=asyncio.FIRST_EXCEPTION)
        print("a cancellation is no exception here:", len(done), loop.time() - start)


asyncio.run(main())
