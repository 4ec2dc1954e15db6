import asyncio


async def job(name, seconds, error=None):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    if error:
        raise error
    print(name, "done")
    return name


async def main():
    inner = asyncio.gather(job("a", 1, ValueError("a")), job("b", 2))
    try:
        print(await asyncio.gather(inner, job("c", 3), return_exceptions=True))
    except ValueError as error:
        print("out", error)
    outer = asyncio.gather(asyncio.gather(job("d", 1), job("e", 2)), job("f", 3))
    await asyncio.sleep(0.5)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("all of it is cancelled")
    failing = asyncio.gather(job("g", 1, KeyError("g")), job("h", 1, KeyError("h")))
    try:
        await failing
    except KeyError as error:
        print("only the first", error)
    try:
        await failing
    except KeyError as error:
        print("again", error)


asyncio.run(main())
