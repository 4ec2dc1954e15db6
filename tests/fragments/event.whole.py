import asyncio


async def waiter(event):
    print('waiting for it ...')
    await event.wait()
    print('... got it!')

async def setter(event):
    await asyncio.sleep(1)
    event.set()


async def main():
    event = asyncio.Event()
    tasks = [
        asyncio.create_task(waiter(event)),
        asyncio.create_task(setter(event)),
    ]
    await asyncio.wait(tasks, timeout=10)


asyncio.run(main())
