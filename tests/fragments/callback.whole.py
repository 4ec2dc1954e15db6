import asyncio


async def compute(number):
    await asyncio.sleep(1)
    return f"result of compute({number})"


def done(future):
    print("done:", future.result())

async def main():
    task = asyncio.ensure_future(compute(2))
    task.add_done_callback(done)
    await task


asyncio.run(main())
