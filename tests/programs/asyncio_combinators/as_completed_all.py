import asyncio
import time


async def job(name, seconds, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error
    return name


async def main():
    start = time.monotonic()
    tasks = [asyncio.create_task(job("a", 3)), asyncio.create_task(job("b", 1)), asyncio.create_task(job("c", 2, ValueError("c")))]
    for number, earliest in enumerate(asyncio.as_completed(tasks), start=1):
        try:
            result = await earliest
        except ValueError as error:
            result = f"error {error}"
        print(f"{number}: {result} after {time.monotonic() - start:.0f} s")
    tasks = [asyncio.create_task(job(n, s)) for n, s in [("x", 1), ("y", 3), ("z", 5)]]
    try:
        for earliest in asyncio.as_completed(tasks, timeout=2):
            print(await earliest)
    except asyncio.TimeoutError:
        print("out of time", [task.done() for task in tasks])
    for task in tasks:
        task.cancel()
    first = await next(iter(asyncio.as_completed([asyncio.create_task(job("only", 1))])))
    print(first)
    for earliest in asyncio.as_completed([]):
        print("never")
    for earliest in asyncio.as_completed([asyncio.create_task(job(i, 0)) for i in range(3)]):
        print(await earliest, end=" ")
    print()


asyncio.run(main())
