import asyncio


async def level3(n):
    await asyncio.sleep(0.1)
    if n % 2:
        raise ValueError(f"odd {n}")
    return n


async def level2(n):
    try:
        return await level3(n) * 10
    finally:
        print("level 2 leaves", n)


async def level1(n):
    try:
        return f"result {await level2(n)}"
    except ValueError as error:
        raise RuntimeError("wrapped") from error


async def main():
    for n in range(4):
        try:
            print(await level1(n))
        except RuntimeError as error:
            print(error, "from", repr(error.__cause__))


asyncio.run(main())
