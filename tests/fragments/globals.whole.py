import asyncio

total = 0

async def add(n):
    global total
    await asyncio.sleep(n)
    total += n

async def main():
    global total
    await asyncio.gather(add(1), add(2))
    total *= 2
    print(total)


asyncio.run(main())
