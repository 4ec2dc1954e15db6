import asyncio, gc, weakref
async def job(name):
    fut = asyncio.get_running_loop().create_future()
    print(name, "waits")
    await fut
    print("never")
async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, ctx: print(ctx["message"], ctx["task"].get_name()))
    asyncio.create_task(job("a"), name="lost")
    await asyncio.sleep(0.1)
    print(len(asyncio.all_tasks()))
    gc.collect()
    print("collected")
    print(len(asyncio.all_tasks()))
    t = asyncio.create_task(job("b"), name="kept")
    await asyncio.sleep(0)
    gc.collect()
    print(len(asyncio.all_tasks()), t.done())
    background = set()
    for i in range(3):
        task = asyncio.create_task(asyncio.sleep(1, i))
        background.add(task)
        task.add_done_callback(background.discard)
    await asyncio.sleep(0)
    gc.collect()
    print(len(background))
    await asyncio.sleep(2)
    print(len(background))
asyncio.run(main())
