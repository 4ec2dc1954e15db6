import asyncio

coros = [asyncio.sleep(n, f"result {n}") for n in (1, 2, 3)]

async def main():
    for coro in asyncio.as_completed(coros):
        result = await coro
        print(result)


asyncio.run(main())
