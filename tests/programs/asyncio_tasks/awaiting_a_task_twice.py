import asyncio


async def fetch():
    print("fetching once")
    await asyncio.sleep(1)
    return {"data": 1}


async def fails():
    await asyncio.sleep(2)
    raise OSError("down")


async def reader(name, task):
    try:
        print(name, "got", await task)
    except OSError as error:
        print(name, "saw", error)


async def main():
    shared = asyncio.create_task(fetch())
    broken = asyncio.create_task(fails())
    await asyncio.gather(*(reader(n, shared) for n in "abc"), *(reader(n, broken) for n in "xy"))
    print((await shared) is (await shared))


asyncio.run(main())
