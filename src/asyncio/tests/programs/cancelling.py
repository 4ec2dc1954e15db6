import asyncio


async def work(name, cleanup=0.0, swallow=False):
    print(name, "starts")
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(name, repr(error))
        await asyncio.sleep(cleanup)
        print(name, "clean")
        if not swallow:
            raise
    return name


async def outcome(task):
    try:
        return repr(await task)
    except asyncio.CancelledError as error:
        return repr(error)


async def main():
    never = asyncio.create_task(work("never"))
    print(never.cancel())
    print(await outcome(never), never.cancelled(), never.cancel())

    polite = asyncio.create_task(work("polite", 2))
    await asyncio.sleep(1)
    polite.cancel("please")
    print(await outcome(polite), polite.cancelled())

    twice = asyncio.create_task(work("twice", 2))
    await asyncio.sleep(1)
    twice.cancel("once")
    await asyncio.sleep(1)
    twice.cancel("again")
    print(await outcome(twice), twice.cancelling())

    stubborn = asyncio.create_task(work("stubborn", 1, True))
    await asyncio.sleep(1)
    stubborn.cancel()
    print(await outcome(stubborn), stubborn.cancelled(), stubborn.cancelling(), stubborn.uncancel())

    inner = asyncio.create_task(work("inner", 1))
    outer = asyncio.create_task(outcome(inner))
    await asyncio.sleep(1)
    outer.cancel("through")
    print(await outcome(outer), inner.cancelled(), outer.cancelled())


asyncio.run(main())
