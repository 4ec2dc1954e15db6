import asyncio


async def sleeper(name, seconds):
    await asyncio.sleep(seconds)
    print(name)


async def main():
    await asyncio.gather(*(sleeper(n, 1) for n in "abc"))
    await asyncio.gather(sleeper("0.1 + 0.2", 0.1 + 0.2), sleeper("0.3", 0.3), sleeper("0.30", 0.30))
    loop = asyncio.get_running_loop()
    loop.call_later(1, print, "callback set first")
    task = asyncio.create_task(sleeper("task", 1))
    loop.call_later(1, print, "callback set second")
    await asyncio.sleep(0)
    loop.call_later(1, print, "callback set after the task began")
    await task
    await asyncio.sleep(0)

    async def twice(name):
        await asyncio.sleep(0.5)
        await asyncio.sleep(0.5)
        print("twice", name)

    await asyncio.gather(twice("a"), sleeper("once", 1), twice("b"))


asyncio.run(main())
