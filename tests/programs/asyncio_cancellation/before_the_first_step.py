import asyncio


async def never():
    print("never printed")
    try:
        await asyncio.sleep(1)
    finally:
        print("never printed either")


async def main():
    task = asyncio.create_task(never())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled before it began", task.cancelled())
    tasks = [asyncio.create_task(never()) for _ in range(3)]
    for task in tasks:
        task.cancel()
    print([type(r).__name__ for r in await asyncio.gather(*tasks, return_exceptions=True)])


asyncio.run(main())
