async def main():
    results = await asyncio.gather(ok(), fail(), return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            print("failed:", result)
        else:
            print("got:", result)
