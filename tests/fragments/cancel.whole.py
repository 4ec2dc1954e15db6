import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(1, "result 1"), name="task")
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled now")


asyncio.run(main())
