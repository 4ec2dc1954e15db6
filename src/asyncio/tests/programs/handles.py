import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(2, print, "two")
    loop.call_later(1, print, "one")
    loop.call_at(1, print, "one again")
    gone = loop.call_later(1, print, "never")
    loop.call_soon(print, "soon")
    skipped = loop.call_soon(print, "skipped")
    loop.call_soon(lambda: loop.call_soon(print, "next round"))
    skipped.cancel()
    gone.cancel()
    print("main", gone.cancelled(), gone.when())
    await asyncio.sleep(0)
    print("main again")
    future = loop.create_future()
    future.add_done_callback(lambda future: print("callback", future.result()))
    loop.call_later(1, future.set_result, 7)
    print(await future)
    future.add_done_callback(lambda future: print("late callback", future.result()))
    print("before it")
    await asyncio.sleep(2)


asyncio.run(main())
