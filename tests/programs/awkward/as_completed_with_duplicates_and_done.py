import asyncio


async def job(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    done = asyncio.create_task(job("done", 0))
    await done
    slow = asyncio.create_task(job("slow", 2))
    quick = asyncio.create_task(job("quick", 1))
    for earliest in asyncio.as_completed([slow, done, quick, slow]):
        print(await earliest)
    iterator = asyncio.as_completed([asyncio.create_task(job(n, 1)) for n in "xyz"])
    second, first = next(iterator), next(iterator)
    print(await first, await second)
    for rest in iterator:
        print(await rest)
    tasks = [asyncio.create_task(job(n, 3)) for n in "pq"]
    waiting = [asyncio.create_task(asyncio.wait_for(c, 1)) for c in asyncio.as_completed(tasks)]
    print([type(r).__name__ for r in await asyncio.gather(*waiting, return_exceptions=True)], [t.done() for t in tasks])


asyncio.run(main())
