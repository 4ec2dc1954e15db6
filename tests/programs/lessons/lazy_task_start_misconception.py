import asyncio


async def fetch(name):
    print("fetching", name)
    await asyncio.sleep(1)
    return name


async def sequential_by_mistake():
    a = fetch("a")
    b = fetch("b")
    print("nothing has started")
    return await a, await b


async def concurrent():
    a = asyncio.create_task(fetch("a"))
    b = asyncio.create_task(fetch("b"))
    print("nothing has started either")
    return await a, await b


async def still_sequential():
    return [await asyncio.create_task(fetch(n)) for n in "ab"]


async def main():
    loop = asyncio.get_running_loop()
    for way in (sequential_by_mistake, concurrent, still_sequential):
        start = loop.time()
        print(await way(), way.__name__, loop.time() - start)


asyncio.run(main())
