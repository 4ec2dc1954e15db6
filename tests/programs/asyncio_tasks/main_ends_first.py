import asyncio


async def background():
    try:
        while True:
            print("tick")
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("background is cancelled")
        await asyncio.sleep(0.5)
        print("and has cleaned up")
        raise
    finally:
        print("finally")


async def main():
    task = asyncio.create_task(background())
    await asyncio.sleep(2.5)
    print("main ends")
    return task


task = asyncio.run(main())
print("run returned", task.cancelled())
