import asyncio


async def add(a, b):
    await asyncio.sleep(0.5)
    return a + b


print(asyncio.run(add(1, 2)))
with asyncio.Runner() as runner:
    print(runner.run(add(3, 4)))
    print(runner.run(add(5, 6)))
loop = asyncio.new_event_loop()
try:
    print(loop.run_until_complete(add(7, 8)), loop.is_running(), loop.is_closed())
finally:
    loop.close()
print(loop.is_closed())


async def nested():
    coroutine = add(1, 1)
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()


asyncio.run(nested())


async def fails():
    raise KeyError("out of run")


try:
    asyncio.run(fails())
except KeyError as error:
    print("caught", error)
