import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    waiter = asyncio.create_task(asyncio.wait_for(future, 5))
    await asyncio.sleep(1)
    future.set_result("result")
    waiter.cancel()
    try:
        print("got", await waiter)
    except asyncio.CancelledError:
        print("cancelled, the result is lost")
    future = loop.create_future()
    waiter = asyncio.create_task(asyncio.wait_for(future, 5))
    await asyncio.sleep(1)
    waiter.cancel()
    try:
        future.set_result("too late?")
        print("got", await waiter)
    except asyncio.CancelledError:
        print("cancelled")
    except asyncio.InvalidStateError as error:
        print(type(error).__name__)


asyncio.run(main())
