async def fetch_with_retry(url, retries=3):
    for attempt in range(retries):
        try:
            return await fetch(url)
        except ConnectionFailed as error:
            print(f"attempt {attempt} failed: {error}")
            await asyncio.sleep(2 ** attempt)
