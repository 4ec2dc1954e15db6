import asyncio


async def work(name, delay, error=None, cleanup=None):
    print(f"{name} starts")
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        if cleanup is not None:
            print(f"{name} cleans up")
            await asyncio.sleep(cleanup)
        raise
    if error:
        raise error
    print(f"{name} is done")
    return f"result of {name}"


async def everything():
    tasks = [
        asyncio.create_task(work("it's \"a\"", 0.125, cleanup=0.250)),
        asyncio.create_task(work("b\\n", 0.1, error=ValueError("say \"no\""))),
    ]
    done, pending = await asyncio.wait(
        tasks, return_when=asyncio.FIRST_EXCEPTION
    )
    print(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        if task in pending:
            task.cancel()
        elif task.exception():
            print(f"caught {task.exception()!r}")
        else:
            print(task.result())
    await asyncio.gather(*pending, return_exceptions=True)


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=1)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
