import asyncio


async def every(seconds, function, *args, times=None):
    loop = asyncio.get_running_loop()
    next_time = loop.time()
    count = 0
    while times is None or count < times:
        next_time += seconds
        await asyncio.sleep(next_time - loop.time())
        await function(*args)
        count += 1


async def job(name, seconds):
    print(f"{asyncio.get_running_loop().time():.2f} {name}")
    await asyncio.sleep(seconds)


async def main():
    forever = asyncio.create_task(every(1, job, "tick", 0.25))
    await every(1.5, job, "tock", 0.5, times=3)
    forever.cancel()
    try:
        await forever
    except asyncio.CancelledError:
        print("stopped")


asyncio.run(main())
