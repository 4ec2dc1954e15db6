import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(n, f"result {n}")) for n in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, timeout=1.5)
    print(len(done), len(pending))


asyncio.run(main())
