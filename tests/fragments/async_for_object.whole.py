import asyncio


async def make_stream():
    for item in ["stream 1", "stream 2", "stream 3"]:
        await asyncio.sleep(1)
        yield item


stream = make_stream()


async def main():
    async for message in stream:
        print("received", message)


asyncio.run(main())
