import asyncio


async def sleep(seconds, timeout):
    try:
        async with asyncio.timeout(timeout) as scope:
            try:
                await asyncio.sleep(seconds)
                print("slept")
            except asyncio.CancelledError:
                print("cancelled")
                raise
        print("after", scope.expired())
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), scope.expired(), asyncio.current_task().cancelling())


async def nested(outer, inner, seconds):
    try:
        async with asyncio.timeout(outer):
            try:
                async with asyncio.timeout(inner):
                    await asyncio.sleep(seconds)
            except TimeoutError:
                print("inner")
            await asyncio.sleep(1)
            print("on")
    except TimeoutError:
        print("outer", asyncio.current_task().cancelling())


async def main():
    await sleep(1, 2)
    await sleep(2, 1)
    await sleep(1, 1)
    await sleep(0, 0)
    await sleep(1, 0)
    await nested(1, 2, 3)
    await nested(2, 1, 3)
    await nested(1, 1, 3)

    task = asyncio.create_task(sleep(5, 1))
    asyncio.get_running_loop().call_later(1, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        print("the request from outside wins")

    async with asyncio.timeout(1) as scope:
        scope.reschedule(asyncio.get_running_loop().time() + 3)
        await asyncio.sleep(2)
        print("in time")
    try:
        scope.reschedule(None)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
