async def main():
    with ThreadPoolExecutor(max_workers=3) as pool:
        futures = [loop.run_in_executor(pool, crunch, n) for n in range(3)]
        print(await asyncio.gather(*futures))
