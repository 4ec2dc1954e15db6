import asyncio


async def job(seconds, result="result"):
    try:
        await asyncio.sleep(seconds)
        return result
    except asyncio.CancelledError:
        print("job cancelled")
        raise


async def main():
    print(await asyncio.wait_for(job(1), timeout=2))
    try:
        await asyncio.wait_for(job(3), timeout=1)
    except asyncio.TimeoutError as error:
        print("timed out", repr(error), asyncio.TimeoutError is TimeoutError)
    print(await asyncio.wait_for(job(1), None))
    for timeout in (0, -1):
        try:
            await asyncio.wait_for(job(1), timeout)
        except TimeoutError:
            print("no time at all")
    done = asyncio.create_task(job(0))
    await done
    print(await asyncio.wait_for(done, 0))
    task = asyncio.create_task(job(5))
    try:
        await asyncio.wait_for(task, 1)
    except TimeoutError:
        print("the task is cancelled:", task.cancelled())
    task = asyncio.create_task(job(2, "shielded"))
    try:
        await asyncio.wait_for(asyncio.shield(task), 1)
    except TimeoutError:
        print("the task goes on:", task.done())
    print(await task)


asyncio.run(main())
