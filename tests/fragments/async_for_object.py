async def main():
    async for message in stream:
        print("received", message)
