import asyncio


async def child():
    print(asyncio.current_task().get_name(), "among", sorted(t.get_name() for t in asyncio.all_tasks()))
    await asyncio.sleep(1)


async def main():
    print(asyncio.current_task().get_name())
    tasks = [asyncio.create_task(child(), name=f"child {i}") for i in range(2)]
    default = asyncio.create_task(child())
    print(default.get_name())
    await asyncio.sleep(0.5)
    print(len(asyncio.all_tasks()))
    await asyncio.gather(*tasks, default)
    print(len(asyncio.all_tasks()))


asyncio.run(main())
try:
    asyncio.current_task()
except RuntimeError as error:
    print(error)
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
