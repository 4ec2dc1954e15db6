async def main():
    results = await asyncio.gather(
        asyncio.to_thread(read_sensor, 1),
        asyncio.to_thread(read_sensor, 2),
    )
    print(results)
