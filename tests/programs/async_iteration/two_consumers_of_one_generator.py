import asyncio


async def source():
    for i in range(6):
        await asyncio.sleep(0.1)
        yield i


async def consumer(name, generator):
    try:
        async for item in generator:
            print(name, item)
    except RuntimeError as error:
        print(name, error)


async def main():
    generator = source()
    await asyncio.gather(consumer("a", generator), consumer("b", generator))


asyncio.run(main())
