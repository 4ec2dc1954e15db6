import asyncio


async def compute(x):
    await asyncio.sleep(1)
    if x < 0:
        raise ValueError("negative")
    return x * x


async def main():
    good = asyncio.create_task(compute(3), name="good")
    bad = asyncio.create_task(compute(-1))
    bad.set_name("bad")
    print(good.get_name(), bad.get_name(), good.done(), good.cancelled())
    try:
        good.result()
    except asyncio.InvalidStateError as error:
        print("too early:", error)
    try:
        good.exception()
    except asyncio.InvalidStateError as error:
        print("too early:", error)
    await asyncio.wait([good, bad])
    print(good.result(), good.exception(), good.done())
    print(repr(bad.exception()), bad.done(), bad.cancelled())
    try:
        bad.result()
    except ValueError as error:
        print("raised:", error)
    print(good.cancel(), good.cancelled())
    print(good.get_coro().__name__, asyncio.current_task().get_name())
    print(await good, await good)


asyncio.run(main())
