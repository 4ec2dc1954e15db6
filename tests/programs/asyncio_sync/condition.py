import asyncio


async def consumer(name, condition, items):
    async with condition:
        await condition.wait_for(lambda: items)
        print(name, "takes", items.pop(0))


async def producer(condition, items):
    for i in range(3):
        await asyncio.sleep(1)
        async with condition:
            items.append(i)
            print("made", i)
            condition.notify()


async def sleeper(name, condition):
    async with condition:
        print(name, "waits")
        await condition.wait()
        print(name, "woken", condition.locked())


async def main():
    condition, items = asyncio.Condition(), []
    await asyncio.gather(*(consumer(n, condition, items) for n in "abc"), producer(condition, items))
    tasks = [asyncio.create_task(sleeper(n, condition)) for n in "xyz"]
    await asyncio.sleep(1)
    async with condition:
        condition.notify(2)
    await asyncio.sleep(1)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
