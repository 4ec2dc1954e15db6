import asyncio


async def hello():
    print("hello")
    return 5


async def main():
    coroutine = hello()
    print(type(coroutine).__name__, asyncio.iscoroutine(coroutine), asyncio.iscoroutinefunction(hello))
    print("nothing ran yet")
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
    never = hello()
    never.close()
    print("closed without running")


asyncio.run(main())
try:
    asyncio.run(hello)
except ValueError as error:
    print("ValueError:", str(error)[:34])
