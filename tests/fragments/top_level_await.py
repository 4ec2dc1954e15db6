async def main():
    await asyncio.sleep(1)
    return 42

result = await main()
print(result)
