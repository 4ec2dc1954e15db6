import asyncio


async def depth(n):
    if n == 0:
        await asyncio.sleep(1)
        return 0
    return 1 + await depth(n - 1)


async def too_deep(n=0):
    return await too_deep(n + 1)


async def main():
    print(await depth(100))
    print(await asyncio.gather(*(depth(n) for n in (1, 10, 50))))
    try:
        await too_deep()
    except RecursionError as error:
        print("RecursionError", str(error)[:32])


asyncio.run(main())
