import asyncio


async def stubborn():
    for attempt in range(3):
        try:
            await asyncio.sleep(2)
            print("slept")
        except asyncio.CancelledError:
            print("no thanks", attempt)
    return "survived"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling())
    try:
        print(await asyncio.wait_for(stubborn(), 1))
    except TimeoutError:
        print("timed out")
    task = asyncio.create_task(stubborn())
    done, pending = await asyncio.wait([task], timeout=1)
    for t in pending:
        t.cancel()
    print(await task)


asyncio.run(main())
