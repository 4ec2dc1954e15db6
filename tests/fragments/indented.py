    async def tick():
        print("tick")
        await asyncio.sleep(1)

    await asyncio.gather(tick(), tick())
