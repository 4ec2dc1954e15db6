import asyncio


async def ok():
    await asyncio.sleep(1)
    return "result of ok"


async def fail():
    await asyncio.sleep(1)
    raise RuntimeError("it failed")


async def main():
    results = await asyncio.gather(ok(), fail(), return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            print("failed:", result)
        else:
            print("got:", result)


asyncio.run(main())
