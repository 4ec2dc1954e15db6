import asyncio


async def quick(name):
    return name


async def fails():
    raise ValueError("long ago")


async def main():
    done = asyncio.create_task(quick("a"))
    failed = asyncio.create_task(fails())
    await asyncio.sleep(1)
    print(done.done(), await done)
    try:
        await failed
    except ValueError as error:
        print(error)
    print(await asyncio.gather(done, quick("b")))
    finished, pending = await asyncio.wait([done])
    print(len(finished), len(pending))
    for earliest in asyncio.as_completed([done]):
        print(await earliest)
    print(await asyncio.wait_for(done, 0), await asyncio.shield(done))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            raise KeyError("body at the same time")
    except ExceptionGroup as errors:
        print(errors.exceptions)
    task = asyncio.create_task(quick("c"))
    await task
    print(await asyncio.gather(task, task, quick("d")))


asyncio.run(main())
