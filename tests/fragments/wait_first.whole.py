import asyncio


async def job(n):
    await asyncio.sleep(1)
    return f"result of job({n})"


async def main():
    tasks = [asyncio.create_task(job(n)) for n in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        print(task.result())
    for task in pending:
        task.cancel()


asyncio.run(main())
