import asyncio
from urllib.parse import urljoin

SITE = {
    "/": ["/about", "/blog", "/missing"],
    "/about": ["/", "/team"],
    "/blog": ["/blog/1", "/blog/2"],
    "/blog/1": ["/blog/2"],
    "/blog/2": ["/blog/1", "/"],
    "/team": [],
}


async def fetch(path):
    await asyncio.sleep(0.2 + 0.1 * len(path.split("/")))
    if path not in SITE:
        raise LookupError(path)
    return SITE[path]


async def worker(name, queue, seen, broken):
    while True:
        path = await queue.get()
        try:
            links = await fetch(path)
            print(f"{name} read {path}: {len(links)} links")
            for link in links:
                link = urljoin(path, link)
                if link not in seen:
                    seen.add(link)
                    queue.put_nowait(link)
        except LookupError as error:
            broken.append(str(error))
        finally:
            queue.task_done()


async def main():
    queue, seen, broken = asyncio.Queue(), {"/"}, []
    queue.put_nowait("/")
    workers = [asyncio.create_task(worker(f"w{i}", queue, seen, broken)) for i in range(3)]
    await queue.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print(sorted(seen), "broken:", broken)


asyncio.run(main())
