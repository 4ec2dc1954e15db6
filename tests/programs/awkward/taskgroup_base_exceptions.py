import asyncio


class Stop(BaseException):
    pass


async def stops():
    await asyncio.sleep(1)
    raise SystemExit("stopping")


async def sleeps():
    try:
        await asyncio.sleep(5)
    finally:
        print("sleeper ends")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(stops())
        group.create_task(sleeps())


try:
    asyncio.run(main())
except SystemExit as stop:
    print("SystemExit came out", stop.code)


async def raises_base():
    raise Stop("base")


async def second():
    task = asyncio.create_task(raises_base())
    try:
        await task
    except Stop as stop:
        print("caught", repr(stop))


asyncio.run(second())
