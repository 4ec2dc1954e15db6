async def main():
    results = await asyncio.gather(
        fetch("https://example.com"),
        fetch("https://python.org"),
    )
    for result in results:
        print(len(result))

asyncio.run(main())
