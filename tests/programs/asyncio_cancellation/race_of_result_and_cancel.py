import asyncio


async def quick():
    await asyncio.sleep(1)
    return "in time"


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(quick())
    loop.call_later(1, lambda: print("timer cancels:", task.cancel()))
    try:
        print(await task)
    except asyncio.CancelledError:
        print("cancelled at the very instant")
    loop.call_later(1, lambda: print("timer set first cancels:", other.cancel()))
    other = asyncio.create_task(quick())
    try:
        print(await other)
    except asyncio.CancelledError:
        print("cancelled first")
    future = loop.create_future()
    waiter = asyncio.ensure_future(asyncio.wait_for(future, 1))
    loop.call_later(1, future.set_result, "result")
    try:
        print(await waiter)
    except TimeoutError:
        print("timeout won")


asyncio.run(main())
