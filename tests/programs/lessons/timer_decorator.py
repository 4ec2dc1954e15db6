import asyncio
import functools
import time
from typing import Any, Awaitable, Callable, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def async_timed(label: str | None = None) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Awaitable[R]]]:
    def wrapper(func: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
        @functools.wraps(func)
        async def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
            name = label or func.__name__
            print(f"starting {name} with args {args} {kwargs}")
            start = time.perf_counter()
            try:
                return await func(*args, **kwargs)
            finally:
                total = time.perf_counter() - start
                print(f"finished {name} in {total:.4f} second(s)")
        return wrapped
    return wrapper


@async_timed()
async def delay(seconds: int) -> int:
    """Sleep a while."""
    print(f"sleeping for {seconds} second(s)")
    await asyncio.sleep(seconds)
    print(f"finished sleeping for {seconds} second(s)")
    return seconds


@async_timed("the main thing")
async def main() -> None:
    task_one = asyncio.create_task(delay(2))
    task_two = asyncio.create_task(delay(3))
    print(await task_one, await task_two)
    print(delay.__name__, delay.__doc__, delay.__wrapped__.__name__)


print(asyncio.iscoroutinefunction(delay), delay.__qualname__, delay.__module__)
asyncio.run(main())
