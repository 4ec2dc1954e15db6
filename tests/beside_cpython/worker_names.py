import asyncio, threading, time
from concurrent.futures import ThreadPoolExecutor
def work(n, t=0.1):
    time.sleep(t)
    return n, threading.current_thread().name
async def main():
    for i in range(3): print(await asyncio.to_thread(work, i))
    print(await asyncio.gather(*(asyncio.to_thread(work, i, 0.1 * (3 - i)) for i in range(3))))
    print(await asyncio.to_thread(work, 9))
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="pool") as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, work, i, 0.1 * (i + 1)) for i in range(5))))
    with ThreadPoolExecutor(2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, work, i) for i in range(3))))
asyncio.run(main())
