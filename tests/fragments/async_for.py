async for item in ticker(3):
    print(item)
