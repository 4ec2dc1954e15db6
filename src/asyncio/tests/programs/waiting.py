import asyncio
from asyncio import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION


async def work(name, delay, fail=False):
    await asyncio.sleep(delay)
    print(name)
    if fail:
        raise ValueError(name)
    return name


async def show(parts, **options):
    tasks = [asyncio.create_task(work(*part)) for part in parts]
    done, pending = await asyncio.wait(tasks, **options)
    print([task in done for task in tasks], [task in pending for task in tasks])
    for task in pending:
        task.cancel()
    await asyncio.sleep(0)


async def main():
    await show([("a", 2), ("b", 1), ("c", 1)], return_when=FIRST_COMPLETED)
    await show([("d", 1), ("e", 2, True), ("f", 3)], return_when=FIRST_EXCEPTION)
    await show([("g", 1), ("h", 2)], return_when=ALL_COMPLETED)
    await show([("i", 1), ("j", 2)], timeout=1)
    await show([("k", 1), ("l", 2)], timeout=0)
    try:
        await asyncio.wait([])
    except ValueError as error:
        print(repr(error))


asyncio.run(main())
