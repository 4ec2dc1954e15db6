import asyncio


def report(task):
    if task.cancelled():
        print("callback: cancelled", task.get_name())
    elif task.exception():
        print("callback: failed", task.exception())
    else:
        print("callback: result", task.result())


async def work(result=None, error=None):
    await asyncio.sleep(1)
    if error:
        raise error
    return result


async def main():
    tasks = [asyncio.create_task(work(1)), asyncio.create_task(work(error=ValueError("no"))), asyncio.create_task(work(), name="third")]
    for task in tasks:
        task.add_done_callback(report)
    tasks[0].add_done_callback(lambda t: print("second callback of the first"))
    removed = lambda t: print("never called")
    tasks[0].add_done_callback(removed)
    print(tasks[0].remove_done_callback(removed))
    tasks[2].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print("gathered")
    tasks[0].add_done_callback(lambda t: print("added late, called soon"))
    print("not yet")
    await asyncio.sleep(0)


asyncio.run(main())
