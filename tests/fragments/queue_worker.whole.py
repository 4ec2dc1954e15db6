import asyncio


async def worker(name, queue):
    while True:
        sleep_for = await queue.get()
        await asyncio.sleep(sleep_for)
        queue.task_done()
        print(f'{name} has slept for {sleep_for:.2f} seconds')


async def main():
    queue = asyncio.Queue()
    for number in range(1, 4):
        queue.put_nowait(number)
    tasks = [
        asyncio.create_task(worker("Ada", queue)),
    ]
    await asyncio.wait(tasks, timeout=10)


asyncio.run(main())
