import asyncio


async def worker(name):
    print(name, "step 1")
    await asyncio.sleep(0)
    print(name, "step 2")


async def main():
    a = asyncio.create_task(worker("a"))
    b = asyncio.create_task(worker("b"))
    print("created, nothing has started")
    await asyncio.sleep(0)
    print("both have taken one step")
    await worker("direct")
    await a
    await b
    print("end")


asyncio.run(main())
