import asyncio


async def background():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("background cancelled")
        raise


async def main():
    asyncio.create_task(background())
    await asyncio.sleep(1)
    raise KeyboardInterrupt


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("stopped by the keyboard")


async def exits():
    asyncio.create_task(background())
    await asyncio.sleep(1)
    raise SystemExit(2)


asyncio.run(exits())
