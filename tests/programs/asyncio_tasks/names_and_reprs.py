import asyncio


async def nap():
    await asyncio.sleep(1)


async def main():
    task = asyncio.create_task(nap(), name="nap")
    print(str(task).split(" coro=")[0])
    await task
    print(str(task).split(" coro=")[0], "result=None" in repr(task))
    numbered = [asyncio.create_task(nap()) for _ in range(2)]
    a, b = (int(t.get_name().removeprefix("Task-")) for t in numbered)
    print(b - a)
    numbered[0].set_name(5)
    print(numbered[0].get_name() == "5", nap.__name__, nap.__qualname__)
    for t in numbered:
        t.cancel()
    await asyncio.wait(numbered)
    print(str(numbered[1]).split()[1])


asyncio.run(main())
