import asyncio


async def important(name):
    try:
        await asyncio.sleep(2)
        print(name, "done")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled by the end of the program")
        raise


async def main():
    try:
        await asyncio.wait_for(asyncio.shield(important("a")), 1)
    except TimeoutError:
        print("timed out, shielded")
    await asyncio.sleep(0.5)
    shielded = asyncio.shield(asyncio.ensure_future(important("b")))
    shielded.cancel()
    try:
        await shielded
    except asyncio.CancelledError:
        print("only the shield is cancelled")
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())
