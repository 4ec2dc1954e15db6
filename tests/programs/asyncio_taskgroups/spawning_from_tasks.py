import asyncio


async def crawl(group, page, links, seen):
    if page in seen:
        return
    seen.append(page)
    await asyncio.sleep(len(page) / 10)
    print("visited", page)
    for link in links.get(page, []):
        group.create_task(crawl(group, link, links, seen))


async def main():
    links = {"home": ["about", "blog"], "blog": ["home", "post1", "post2"], "post1": ["post2"], "about": []}
    seen = []
    async with asyncio.TaskGroup() as group:
        group.create_task(crawl(group, "home", links, seen))
    print(sorted(seen))


asyncio.run(main())
