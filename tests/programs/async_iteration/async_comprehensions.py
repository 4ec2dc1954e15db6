import asyncio


async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0.1)
        yield i


async def square(x):
    await asyncio.sleep(0.5)
    return x * x


async def main():
    print([await square(x) for x in range(3)])
    print([await square(x) async for x in numbers(3) if x % 2 == 0])
    print({x: await square(x) for x in range(2)})
    print(await asyncio.gather(*[square(x) for x in range(3)]))
    print([[y async for y in numbers(x)] async for x in numbers(3)])
    generator = (x * 10 async for x in numbers(3))
    print(type(generator).__name__, [x async for x in generator])
    lazy = (await square(x) for x in range(2))
    print([x async for x in lazy])
    print(sum([x async for x in numbers(5)]), await square(await square(2)))


asyncio.run(main())
