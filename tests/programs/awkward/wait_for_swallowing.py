import asyncio


async def converts():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        return "a value instead"


async def replaces():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise ValueError("another error")


async def tidies():
    try:
        await asyncio.sleep(5)
    finally:
        await asyncio.sleep(1)
        print("tidied")


async def main():
    for coroutine in (converts(), replaces(), tidies()):
        name = coroutine.__name__
        try:
            print(name, await asyncio.wait_for(coroutine, 1))
        except TimeoutError as error:
            print(name, "TimeoutError", repr(error.__cause__))
        except ValueError as error:
            print(name, repr(error))
    outer = asyncio.create_task(asyncio.wait_for(tidies(), 10))
    await asyncio.sleep(1)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("cancelled from outside", asyncio.get_running_loop().time())


asyncio.run(main())
