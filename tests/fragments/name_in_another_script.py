import asyncio


async def main():
    print("begins")
    return 1


쩾.run(main())
