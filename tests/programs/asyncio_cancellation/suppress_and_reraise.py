import asyncio
from contextlib import suppress


async def background(name):
    try:
        while True:
            await asyncio.sleep(1)
            print(name, "tick")
    except asyncio.CancelledError as error:
        print(name, "stops", error.args)
        raise


async def stop(task, message):
    task.cancel(msg=message)
    with suppress(asyncio.CancelledError):
        await task
    return task.cancelled()


async def main():
    tasks = [asyncio.create_task(background(n)) for n in "ab"]
    await asyncio.sleep(2.5)
    print([await stop(task, f"reason {i}") for i, task in enumerate(tasks)])
    try:
        await asyncio.gather(asyncio.sleep(1), fails())
    except (ValueError, asyncio.CancelledError) as error:
        print(type(error).__name__)


async def fails():
    raise asyncio.CancelledError("made by hand")


asyncio.run(main())
