import asyncio


async def mirror(name, seconds):
    try:
        await asyncio.sleep(seconds)
        return f"data from {name}"
    except asyncio.CancelledError:
        print(f"{name} was too slow")
        raise


async def race(*coroutines):
    tasks = [asyncio.create_task(c) for c in coroutines]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        if task in pending:
            task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return done.pop().result()


async def main():
    print(await race(mirror("Berlin", 3), mirror("Oslo", 1), mirror("Rome", 2)))


asyncio.run(main())
