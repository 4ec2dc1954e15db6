import asyncio
import random


async def cook(dish):
    seconds = random.randint(1, 3)
    await asyncio.sleep(seconds)
    print(f"{dish} ready")

async def main():
    await asyncio.gather(cook("soup"), cook("rice"))


asyncio.run(main())
