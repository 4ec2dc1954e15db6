import asyncio


async def job(name, seconds, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error
    return name


def names(tasks):
    return sorted(task.get_name() for task in tasks)


async def main():
    for rule in [asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED]:
        tasks = [
            asyncio.create_task(job("a", 1), name="a"),
            asyncio.create_task(job("b", 2, ValueError()), name="b"),
            asyncio.create_task(job("c", 3), name="c"),
        ]
        done, pending = await asyncio.wait(tasks, return_when=rule)
        print(rule, names(done), names(pending), asyncio.get_running_loop().time())
        done, pending = await asyncio.wait(tasks, timeout=0)
        print("at once:", names(done), names(pending))
        done, pending = await asyncio.wait(tasks)
        print("in the end:", names(done), names(pending), [t.exception() is not None for t in tasks])
    try:
        await asyncio.wait([])
    except ValueError as error:
        print(error)
    coroutine = job("x", 1)
    try:
        await asyncio.wait([coroutine])
    except TypeError as error:
        print(error)
    coroutine.close()
    try:
        await asyncio.wait(tasks, return_when="SOME")
    except ValueError as error:
        print(error)


asyncio.run(main())
