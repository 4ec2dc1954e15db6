import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def everything():
    tasks = [
        asyncio.create_task(work("a", 2)),
        asyncio.create_task(work("b", 2)),
        asyncio.create_task(work("c", 2)),
    ]
    done, pending = await asyncio.wait(
        tasks, timeout=2.5, return_when=asyncio.FIRST_COMPLETED
    )
    print(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        if task in pending:
            task.cancel()
        else:
            print(task.result())
    await asyncio.gather(*pending, return_exceptions=True)


async def main():
    try:
        await asyncio.wait_for(everything(), timeout=0)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
