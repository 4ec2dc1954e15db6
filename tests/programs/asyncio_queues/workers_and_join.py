import asyncio


async def worker(name, queue):
    while True:
        job = await queue.get()
        print(f"{name} takes {job}")
        await asyncio.sleep(job)
        print(f"{name} finished {job}")
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    for job in (1, 2, 0.5, 1.5):
        queue.put_nowait(job)
    workers = [asyncio.create_task(worker(f"w{i}", queue)) for i in range(2)]
    await queue.join()
    print("all jobs are done", queue.empty())
    for w in workers:
        w.cancel()
    print([type(r).__name__ for r in await asyncio.gather(*workers, return_exceptions=True)])
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
