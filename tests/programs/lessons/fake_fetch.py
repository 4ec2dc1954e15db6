import asyncio

LATENCY = {"https://example.com": 0.8, "https://example.org": 0.3, "https://example.net": 1.1}


class HttpError(Exception):
    def __init__(self, status, url):
        super().__init__(f"{status} for {url}")
        self.status = status


async def fetch(url):
    await asyncio.sleep(LATENCY.get(url, 0.5))
    if url not in LATENCY:
        raise HttpError(404, url)
    return f"<html>{url.split('//')[1]}</html>"


async def fetch_length(url):
    try:
        body = await fetch(url)
    except HttpError as error:
        return url, error.status
    else:
        return url, len(body)


async def main():
    urls = [*LATENCY, "https://nowhere.invalid"]
    results = await asyncio.gather(*(fetch_length(url) for url in urls))
    for url, length in results:
        print(f"{url:<24} {length:>4}")
    fastest = await next(asyncio.as_completed([asyncio.create_task(fetch(u)) for u in urls]))
    print("fastest:", fastest)


asyncio.run(main())
