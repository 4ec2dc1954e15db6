import asyncio, functools, random, logging, sys
from typing import Callable, Type, TypeVar, Awaitable, Any
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s %(message)s")
logger = logging.getLogger(__name__)
def retry(exceptions: tuple[type[Exception], ...] = (Exception,), tries: int = 4, delay: float = 1, backoff: float = 2, jitter: tuple[float, float] = (0, .1), max_delay: float | None = None):
    def deco(fn):
        @functools.wraps(fn)
        async def wrapper(*args, **kwargs):
            _tries, _delay = tries, delay
            while _tries:
                try: return await fn(*args, **kwargs)
                except exceptions as e:
                    _tries -= 1
                    if not _tries: logger.error("%s failed for good: %r", fn.__qualname__, e); raise
                    logger.warning("%s, retrying in %.2f seconds...", e, _delay)
                    await asyncio.sleep(_delay)
                    _delay = min(_delay * backoff + random.uniform(*jitter), max_delay or float("inf"))
        wrapper.retry_options = dict(tries=tries, delay=delay)
        return wrapper
    return deco
class Flaky:
    def __init__(self, fails): self.fails = fails; self.calls = 0
    @retry((ConnectionError, TimeoutError), tries=3, delay=.5)
    async def get(self, url, *, timeout=.2):
        self.calls += 1
        async with asyncio.timeout(timeout): await asyncio.sleep(.3 if self.calls == 2 else .1)
        if self.calls <= self.fails: raise ConnectionError(f"{url}: refused #{self.calls}")
        return f"<{url}>"
async def main():
    random.seed(3)
    print(await Flaky(1).get("a")); 
    try: await Flaky(9).get("b")
    except (ConnectionError, TimeoutError) as e: print(type(e), e)
    try: await Flaky(0).get("c", timeout=.01)
    except TimeoutError as e: print("T", repr(e), type(e.__cause__))
    print(Flaky.get.retry_options, Flaky.get.__wrapped__.__name__, Flaky.get.__qualname__, f"{asyncio.get_running_loop().time():.4f}")
asyncio.run(main())
