import asyncio, signal
async def worker(n):
    try:
        while True: await asyncio.sleep(1); print("work", n)
    except asyncio.CancelledError: print("worker cancelled", n); raise
    finally: print("finally", n)
async def main():
    t = asyncio.create_task(worker(1))
    asyncio.get_running_loop().call_later(2.5, signal.raise_signal, signal.SIGINT)
    try: await asyncio.gather(t, worker(2))
    except asyncio.CancelledError: print("main cancelled"); raise
try: asyncio.run(main())
except KeyboardInterrupt: print("KI caught")
async def main2():
    raise KeyboardInterrupt
try: asyncio.run(main2())
except KeyboardInterrupt: print("again")
async def main3():
    async def inner(): 
        await asyncio.sleep(.1); raise SystemExit(3)
    t = asyncio.create_task(inner())
    try: await asyncio.sleep(1)
    finally: print("main3 finally")
try: asyncio.run(main3())
except SystemExit as e: print("exit", e.code)
async def main4():
    async def k(): raise KeyboardInterrupt("kb")
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(k()); await asyncio.sleep(1)
    except BaseException as e: print("main4", repr(e)); raise
try: asyncio.run(main4())
except BaseException as e: print(repr(e))
