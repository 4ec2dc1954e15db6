async def main():
    try:
        await asyncio.wait_for(long_operation(), timeout=0.5)
    except asyncio.TimeoutError:
        print("timed out!")
