import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(0):
            tasks = [
                asyncio.create_task(work("alone", 1)),
            ]
            done, pending = await asyncio.wait(
                tasks, timeout=2, return_when=asyncio.FIRST_EXCEPTION
            )
            print(f"{len(done)} done, {len(pending)} pending")
            for task in tasks:
                if task in pending:
                    task.cancel()
                else:
                    print(task.result())
            await asyncio.gather(*pending, return_exceptions=True)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
