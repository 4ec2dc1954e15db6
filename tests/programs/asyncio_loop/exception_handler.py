import asyncio


def handler(loop, context):
    print("handler:", context["message"], "/", repr(context.get("exception")))


def broken():
    raise ValueError("in a callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(broken)
    loop.call_later(1, broken)
    await asyncio.sleep(2)
    print("the loop goes on")
    future = loop.create_future()
    future.add_done_callback(lambda f: 1 / 0)
    future.set_result(None)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand"})


asyncio.run(main())
