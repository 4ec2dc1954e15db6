import asyncio


async def server(name, stop):
    print(name, "up")
    served = 0
    while not stop.is_set():
        try:
            await asyncio.wait_for(stop.wait(), timeout=1)
        except asyncio.TimeoutError:
            served += 1
    print(name, "drains")
    await asyncio.sleep(0.5)
    return f"{name} served {served}"


async def main():
    stop = asyncio.Event()
    servers = [asyncio.create_task(server(f"s{i}", stop)) for i in range(2)]
    asyncio.get_running_loop().call_later(3.25, stop.set)
    print(await asyncio.gather(*servers))
    remaining = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    print(len(remaining), "tasks left")


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
