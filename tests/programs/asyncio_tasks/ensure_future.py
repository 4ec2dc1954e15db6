import asyncio


async def work():
    await asyncio.sleep(1)
    return "done"


async def main():
    task = asyncio.ensure_future(work())
    print(asyncio.isfuture(task), asyncio.ensure_future(task) is task)
    future = asyncio.get_running_loop().create_future()
    print(asyncio.ensure_future(future) is future)
    future.set_result("set")
    print(await task, await future)
    try:
        asyncio.ensure_future(3)
    except TypeError as error:
        print(error)


asyncio.run(main())
