import asyncio


async def work(name, delay, cleanup=0.0, end="raise"):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        await asyncio.sleep(cleanup)
        if end == "return":
            return "swallowed"
        if end == "fail":
            raise ValueError(name)
        raise
    print(name, "done")
    return name


async def outcome(awaitable):
    try:
        return repr(await awaitable)
    except (ValueError, TimeoutError, asyncio.CancelledError) as error:
        return repr(error)


async def show(task, timeout):
    print(await outcome(asyncio.wait_for(task, timeout)))


async def main():
    new = lambda *args: asyncio.create_task(work(*args))
    await show(new("in time", 1), 2)
    await show(new("late", 2), 1)
    await show(new("tie", 1), 1)
    await show(new("no time", 1), 0)
    await show(new("slow", 2, 3), 1)
    await show(new("swallows", 2, 0, "return"), 1)
    await show(new("fails", 2, 0, "fail"), 1)

    inner = new("inner", 5, 1)
    waiter = asyncio.create_task(asyncio.wait_for(inner, 3))
    await asyncio.sleep(1)
    waiter.cancel("enough")
    print(await outcome(waiter), inner.cancelled())

    inner = new("race", 1)
    waiter = asyncio.create_task(asyncio.wait_for(inner, 3))
    asyncio.get_running_loop().call_later(1, waiter.cancel)
    print(await outcome(waiter), inner.cancelled(), waiter.cancelled())


asyncio.run(main())
