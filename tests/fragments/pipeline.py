async def process(items):
    for item in items:
        cleaned = clean(item)
        await save(cleaned)
        print("saved", cleaned)
