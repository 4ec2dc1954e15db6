import asyncio, contextlib, traceback


async def fail(n):
    await asyncio.sleep(0.01)
    raise ValueError(f"boom {n}")


async def direct(): await fail(0)
async def gathered(): await asyncio.gather(fail(1), fail(2))
async def timed_out(): await asyncio.wait_for(asyncio.sleep(1), timeout=0.01)
async def in_thread(): await asyncio.to_thread(lambda x: 1 / x, 0)


async def grouped():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(1))
        group.create_task(fail(2))


async def nested():
    async with asyncio.TaskGroup() as group:
        group.create_task(grouped())
        group.create_task(fail(3))


async def timeout():
    async with asyncio.timeout(0.01):
        await asyncio.Event().wait()


async def completed():
    for next_one in asyncio.as_completed([fail(4)]):
        await next_one


async def cancelled():
    async def consumer(): await asyncio.Queue().get()
    task = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    task.cancel()
    await task


async def empty():
    asyncio.Queue().get_nowait()


async def unlocked():
    asyncio.Lock().release()


@contextlib.asynccontextmanager
async def resource():
    try:
        yield "resource"
    finally:
        print("released")


async def managed():
    async with resource():
        raise KeyError("inside")


async def chained():
    try:
        await fail(5)
    except ValueError as error:
        error.add_note("a note")
        raise RuntimeError("wrapped") from error


for main in (direct, gathered, grouped, nested, timed_out, timeout, in_thread, completed, cancelled, empty, unlocked, managed, chained):
    try:
        asyncio.run(main())
    except BaseException:
        print(traceback.format_exc())
