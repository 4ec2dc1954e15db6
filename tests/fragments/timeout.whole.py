import asyncio


async def long_operation():
    await asyncio.sleep(60)
    return "result of long_operation"


async def main():
    try:
        await asyncio.wait_for(long_operation(), timeout=0.5)
    except asyncio.TimeoutError:
        print("timed out!")


asyncio.run(main())
