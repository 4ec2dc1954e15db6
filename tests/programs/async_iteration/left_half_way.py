import asyncio


async def source(name):
    try:
        for i in range(10):
            await asyncio.sleep(0.1)
            yield i
    finally:
        print(name, "cleans up")


async def main():
    async for i in source("broken off"):
        if i == 2:
            break
    print("after the loop")
    await asyncio.sleep(0)
    print("after a turn")
    from contextlib import aclosing
    async with aclosing(source("closed in time")) as items:
        async for i in items:
            if i == 1:
                break
    print("after aclosing")
    kept = source("kept")
    print(await anext(kept))
    try:
        async for i in source("raised in"):
            raise ValueError("in the loop")
    except ValueError as error:
        print(error)
    print("main ends")
    return kept


asyncio.run(main())
print("end")
