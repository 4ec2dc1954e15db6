import asyncio


def with_callbacks(loop, n, done):
    def later():
        if n == 0:
            done("callbacks done")
        else:
            print("callback", n)
            with_callbacks(loop, n - 1, done)

    loop.call_later(0.5, later)


def with_future(loop, n):
    future = loop.create_future()
    with_callbacks(loop, n, future.set_result)
    return future


async def with_coroutine(n):
    while n:
        await asyncio.sleep(0.5)
        print("coroutine", n)
        n -= 1
    await asyncio.sleep(0.5)
    return "coroutine done"


async def main():
    loop = asyncio.get_running_loop()
    for result in await asyncio.gather(with_future(loop, 2), with_coroutine(2)):
        print(result)


asyncio.run(main())
