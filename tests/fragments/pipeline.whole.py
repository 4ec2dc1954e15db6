import asyncio


def clean(item):
    return f"result of clean({item})"


async def save(cleaned):
    await asyncio.sleep(1)
    return f"result of save({cleaned})"


async def process(items):
    for item in items:
        cleaned = clean(item)
        await save(cleaned)
        print("saved", cleaned)


asyncio.run(process(["item 1", "item 2", "item 3"]))
