import asyncio
from contextlib import AsyncExitStack


async def undo(what):
    await asyncio.sleep(0.2)
    print("undo", what)


async def book(what, fail=False):
    await asyncio.sleep(0.5)
    if fail:
        raise RuntimeError(f"no {what} left")
    print("booked", what)


async def trip(*steps):
    async with AsyncExitStack() as stack:
        for what, fail in steps:
            await book(what, fail)
            stack.push_async_callback(undo, what)
        stack.pop_all()
        print("trip complete")


async def main():
    await trip(("flight", False), ("hotel", False))
    try:
        await trip(("flight", False), ("hotel", False), ("car", True))
    except RuntimeError as error:
        print("cancelled:", error)


asyncio.run(main())
