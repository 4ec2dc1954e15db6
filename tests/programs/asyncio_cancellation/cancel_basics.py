import asyncio


async def worker():
    print("worker starts")
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("worker told to stop", error.args)
        raise
    finally:
        print("worker finally")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    print(task.cancel("enough"), task.cancelled(), task.done(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print("main sees it", error.args)
    print(task.cancelled(), task.done(), task.cancel())
    try:
        task.result()
    except asyncio.CancelledError:
        print("result raises it too")
    try:
        task.exception()
    except asyncio.CancelledError:
        print("exception as well")
    print(issubclass(asyncio.CancelledError, Exception), issubclass(asyncio.CancelledError, BaseException))


asyncio.run(main())
