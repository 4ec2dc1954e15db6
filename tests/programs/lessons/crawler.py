import asyncio, re
from urllib.parse import urljoin, urlparse, parse_qs, urlencode
from collections import deque, Counter
PAGES = {"http://site/": '<a href="/a">A</a> <a href="b?x=1&y=2">B</a>', "http://site/a": '<a href="/">home</a><a href="/c">C</a>', "http://site/b?x=1&y=2": "no links", "http://site/c": '<a href="/a/../d">D</a> <a href="mailto:x@y">m</a>', "http://site/d": "<p>end</p>"}
LINK = re.compile(r'href="(?P<url>[^"]+)"', re.I)
class FetchError(Exception): pass
async def fetch(url, *, attempt=1):
    await asyncio.sleep(.1 * len(url) / 12)
    if url.endswith("c") and attempt < 3: raise FetchError(f"503 for {url} (attempt {attempt})")
    return PAGES[url]
class Crawler:
    def __init__(self, root, workers=3): self.root, self.n, self.seen, self.q, self.stats = root, workers, set(), asyncio.Queue(), Counter()
    async def _one(self, url, depth):
        for attempt in range(1, 4):
            try: html = await fetch(url, attempt=attempt); break
            except FetchError as e: print(" ", e); self.stats["retry"] += 1; await asyncio.sleep(.2 * attempt)
        else: self.stats["fail"] += 1; return
        self.stats["ok"] += 1
        for m in LINK.finditer(html):
            link = urljoin(url, m["url"]); p = urlparse(link)
            if p.scheme != "http" or link in self.seen: continue
            self.seen.add(link); self.q.put_nowait((link, depth + 1))
            if p.query: print("query", parse_qs(p.query), p.path, urlencode({"q": "a b", "n": 1}))
    async def _worker(self, i):
        while True:
            url, d = await self.q.get()
            try: print(f"w{i} d{d} {url}"); await self._one(url, d)
            except KeyError as e: print("404", e)
            finally: self.q.task_done()
    async def run(self):
        self.seen.add(self.root); self.q.put_nowait((self.root, 0))
        ws = [asyncio.create_task(self._worker(i)) for i in range(self.n)]
        await self.q.join()
        for w in ws: w.cancel()
        await asyncio.gather(*ws, return_exceptions=True)
        return sorted(self.seen)
async def main():
    c = Crawler("http://site/"); print(await c.run(), dict(c.stats), round(asyncio.get_running_loop().time(), 3))
    print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.split(r"[,;]\s*", "a, b;c"), re.findall(r"\d+", "a1b22"), bool(re.fullmatch(r"[a-z]+", "abc")), re.match(r"(a)(b)?", "ac").groups())
asyncio.run(main())
