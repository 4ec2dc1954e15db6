import asyncio


async def main():
    await asyncio.sleep(1)
    return "result of main"


loop = asyncio.new_event_loop()


loop.run_until_complete(main())
loop.close()
