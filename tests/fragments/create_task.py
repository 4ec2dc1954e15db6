async def main():
    task = asyncio.create_task(worker("A", 1))
    print("created")
    await task
