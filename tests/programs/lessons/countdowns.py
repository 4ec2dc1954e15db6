import asyncio


async def countdown(name, n):
    while n > 0:
        print(f"{name}: {n}")
        n -= 1
        await asyncio.sleep(1)
    return f"{name} lifted off"


async def main():
    rockets = {"Ariane": 3, "Soyuz": 2, "Vostok": 4}
    tasks = {asyncio.create_task(countdown(name, n)): name for name, n in rockets.items()}
    for task in asyncio.as_completed(tasks):
        print(await task)
    print([name for task, name in tasks.items() if task.done()])


asyncio.run(main())
