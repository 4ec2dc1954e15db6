import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    results = {}

    def keep(task):
        results[task.get_name()] = task.result()
        print("kept", task.get_name())

    async with asyncio.TaskGroup() as group:
        for name, seconds in {"b": 2, "a": 1, "c": 1}.items():
            group.create_task(fetch(name, seconds), name=name).add_done_callback(keep)
    print(results, list(results))


asyncio.run(main())
