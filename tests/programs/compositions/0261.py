import asyncio


async def work(name, delay, error=None):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    if error:
        raise error
    print(f"{name} is done")
    return f"result of {name}"


async def main():
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as tg:
                tasks = [
                    tg.create_task(work("a", 0, error=ZeroDivisionError())),
                    tg.create_task(work("b", 0)),
                    tg.create_task(work("c", 2, error=ValueError("late"))),
                ]
            for task in tasks:
                print(task.result())
    except TimeoutError:
        print("timed out")
    except ExceptionGroup as group:
        for exc in group.exceptions:
            print(f"caught {exc!r}")


asyncio.run(main())
