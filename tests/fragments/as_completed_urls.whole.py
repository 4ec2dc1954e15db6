import asyncio


async def download(url):
    await asyncio.sleep(1)
    return f"result of download({url})"


async def crawl(urls):
    tasks = [asyncio.create_task(download(url)) for url in urls]
    for finished in asyncio.as_completed(tasks):
        page = await finished
        print(page)


asyncio.run(crawl(["https://example.com", "https://httpbin.org/delay/1", "https://python.org"]))
