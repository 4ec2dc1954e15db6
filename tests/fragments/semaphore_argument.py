async def fetch_limited(sem, url):
    async with sem:
        return await fetch(url)
