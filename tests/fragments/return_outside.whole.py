import asyncio


async def fetch(name):
    await asyncio.sleep(1)
    return f"result of fetch({name})"


async def main():
    response = await fetch("https://example.com")
    if not response:
        return
    print(response)


asyncio.run(main())
