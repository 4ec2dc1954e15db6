import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(2) as scope:
        await asyncio.sleep(1)
        print("in time", scope.expired(), scope.when() == loop.time() + 1)
    print(scope)
    try:
        async with asyncio.timeout(1) as scope:
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                print("inside it is a cancellation")
                raise
    except TimeoutError as error:
        print("outside a TimeoutError", repr(error), scope.expired(), repr(error.__cause__))
    async with asyncio.timeout(None) as scope:
        print(scope.when())
        scope.reschedule(loop.time() + 0.5)
        try:
            await asyncio.sleep(0.25)
            scope.reschedule(None)
            await asyncio.sleep(3)
        finally:
            print("kept alive", loop.time())
    try:
        async with asyncio.timeout_at(loop.time() + 1):
            await asyncio.sleep(2)
    except TimeoutError:
        print("timeout_at", loop.time())
    try:
        async with asyncio.timeout(0):
            print("this runs")
            await asyncio.sleep(0)
            print("this too?")
            await asyncio.sleep(1)
    except TimeoutError:
        print("zero")
    async with asyncio.timeout(0):
        print("no await, no timeout")


asyncio.run(main())
