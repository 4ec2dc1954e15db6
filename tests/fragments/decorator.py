@timed
async def work():
    await asyncio.sleep(1)
    print("worked")
