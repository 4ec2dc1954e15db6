import asyncio


async def job(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    pending = {asyncio.create_task(job(n, s)) for n, s in [("a", 3), ("b", 1), ("c", 2), ("d", 2)]}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        print(sorted(task.result() for task in done), len(pending), "left")


asyncio.run(main())
