import asyncio


def old_api(loop, seconds, on_success, on_error):
    if seconds > 2:
        loop.call_later(1, on_error, ValueError("too long"))
    else:
        loop.call_later(seconds, on_success, f"took {seconds}")


def new_api(seconds):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    old_api(loop, seconds, future.set_result, future.set_exception)
    return future


async def main():
    print(await new_api(1))
    print(await asyncio.gather(new_api(2), new_api(0.5)))
    try:
        await new_api(5)
    except ValueError as error:
        print(error)


asyncio.run(main())
