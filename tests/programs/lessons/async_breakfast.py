import asyncio
import time


async def brew_coffee():
    print("Start brewing coffee")
    await asyncio.sleep(3)
    print("Coffee ready")
    return "coffee"


async def toast_bread():
    print("Start toasting bread")
    await asyncio.sleep(2)
    print("Toast ready")
    return "toast"


async def main():
    start = time.perf_counter()
    coffee, toast = await asyncio.gather(brew_coffee(), toast_bread())
    elapsed = time.perf_counter() - start
    print(f"Breakfast: {coffee} and {toast}")
    print(f"Executed in {elapsed:.2f} seconds")


if __name__ == "__main__":
    asyncio.run(main())
