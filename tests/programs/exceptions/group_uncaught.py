import asyncio
class ApiError(Exception): pass
async def a(): await asyncio.sleep(.1); raise ApiError("a failed")
async def b():
    try: await asyncio.sleep(1)
    finally: raise ValueError("in cleanup")
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(a()); tg.create_task(b())
        async with asyncio.TaskGroup() as inner:
            inner.create_task(b())
asyncio.run(main())
