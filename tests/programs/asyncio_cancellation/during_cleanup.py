import asyncio


async def tidy():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cleaning up")
        try:
            await asyncio.sleep(2)
            print("clean")
        except asyncio.CancelledError:
            print("interrupted while cleaning")
            raise
        raise


async def main():
    task = asyncio.create_task(tidy())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    print("cancel again", task.cancel(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError:
        print("gone at", asyncio.get_running_loop().time())
    patient = asyncio.create_task(tidy())
    await asyncio.sleep(1)
    patient.cancel()
    await asyncio.wait([patient])
    print("gone at", asyncio.get_running_loop().time())


asyncio.run(main())
