import asyncio


async def job(seconds):
    try:
        await asyncio.sleep(seconds)
        print("job done")
        return "result"
    except asyncio.CancelledError:
        print("job cancelled")
        raise


async def main():
    for way in ("wait_for", "timeout", "wait", "task first", "future first"):
        try:
            if way == "wait_for":
                print(way, await asyncio.wait_for(job(1), 1))
            elif way == "timeout":
                async with asyncio.timeout(1):
                    print(way, await job(1))
            elif way == "wait":
                done, pending = await asyncio.wait([asyncio.create_task(job(1))], timeout=1)
                print(way, len(done), len(pending))
                await asyncio.sleep(0)
            elif way == "task first":
                task = asyncio.create_task(job(1))
                await asyncio.sleep(0)
                print(way, await asyncio.wait_for(task, 1))
            else:
                future = asyncio.get_running_loop().create_future()
                asyncio.get_running_loop().call_later(1, future.set_result, "set")
                print(way, await asyncio.wait_for(future, 1))
        except TimeoutError:
            print(way, "timed out")


asyncio.run(main())
