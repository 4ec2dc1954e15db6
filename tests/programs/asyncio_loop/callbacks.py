import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()

    def note(*what):
        print(f"{loop.time() - start:.2f}", *what)

    loop.call_later(2, note, "later 2")
    loop.call_later(1, note, "later 1")
    loop.call_at(start + 1, note, "at 1, set second")
    loop.call_soon(note, "soon 1")
    loop.call_soon(note, "soon 2")
    cancelled = loop.call_later(1.5, note, "never")
    handle = loop.call_soon(note, "never")
    handle.cancel()
    note("first", handle.cancelled())
    cancelled.cancel()
    print(cancelled.cancelled(), cancelled.when() - start)

    def again(n):
        note("again", n)
        if n:
            loop.call_later(0.5, again, n - 1)

    again(2)
    await asyncio.sleep(3)
    loop.call_later(-1, note, "in the past")
    loop.call_later(0, note, "at once")
    loop.call_soon(note, "soon comes first")
    await asyncio.sleep(0)
    note("one turn")
    await asyncio.sleep(0)
    note("two turns")


asyncio.run(main())
