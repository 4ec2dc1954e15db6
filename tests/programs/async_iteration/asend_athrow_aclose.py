import asyncio


async def echo():
    received = None
    try:
        while True:
            try:
                received = yield f"echo {received}"
                await asyncio.sleep(1)
            except ValueError as error:
                received = f"error {error}"
    finally:
        print("echo closes")
        await asyncio.sleep(0.5)
        print("echo closed")


async def main():
    generator = echo()
    print(await generator.asend(None))
    print(await generator.asend("hello"))
    print(await generator.athrow(ValueError("oops")))
    await generator.aclose()
    print(asyncio.get_running_loop().time())
    try:
        await generator.asend("too late")
    except StopAsyncIteration:
        print("closed for good")
    generator = echo()
    await anext(generator)
    try:
        await generator.athrow(KeyError("through"))
    except KeyError as error:
        print("came out", error)


asyncio.run(main())
