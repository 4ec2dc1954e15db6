import asyncio


async def fails():
    raise ValueError("nobody looks")


async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    del task
    print("main goes on")
    group = asyncio.gather(fails(), fails(), return_exceptions=True)
    await asyncio.sleep(0.1)
    print(group.done(), [str(e) for e in group.result()])


asyncio.run(main())
print("end")
