async def crawl(urls):
    tasks = [asyncio.create_task(download(url)) for url in urls]
    for finished in asyncio.as_completed(tasks):
        page = await finished
        print(page)
