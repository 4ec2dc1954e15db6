async def first():
    # fetch something

async def second():
    # do something else

async def main():
    await first()
    await second()
    print("both done")
