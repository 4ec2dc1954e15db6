import asyncio


async def worker(name):
    try:
        await asyncio.sleep(10)
    finally:
        print(name, "leaves")
        await asyncio.sleep(1)
        print(name, "left")


async def returns_in_finally():
    try:
        await asyncio.sleep(10)
    finally:
        return "swallowed by return"


async def main():
    tasks = [asyncio.create_task(worker(n)) for n in "ab"]
    lucky = asyncio.create_task(returns_in_finally())
    await asyncio.sleep(1)
    for task in [*tasks, lucky]:
        task.cancel()
    print([type(r).__name__ for r in await asyncio.gather(*tasks, return_exceptions=True)])
    print(await lucky, lucky.cancelled())
    print("main leaves one behind")
    asyncio.create_task(worker("left behind"))
    await asyncio.sleep(0)


asyncio.run(main())
print("loop closed")
