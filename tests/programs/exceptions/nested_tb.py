import asyncio
async def level3(x): return 10 / x
async def level2(x):
    r = await level3(
        x
    )
    return r + 1
async def level1(x):
    try: return await level2(x)
    except ZeroDivisionError as e: raise RuntimeError(f"level1({x=})") from e
async def main():
    results = await asyncio.gather(level1(1), level1(2)); print(results)
    t = asyncio.create_task(level1(0), name="bad one")
    await asyncio.sleep(0.1)
    print(await t + sum(x for x in [1]))
asyncio.run(main())
