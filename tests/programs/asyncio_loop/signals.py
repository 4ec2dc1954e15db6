import asyncio, signal, functools, os
async def shutdown(sig, loop):
    print(f"Received exit signal {sig.name}...")
    tasks = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    for t in tasks: t.cancel()
    print(f"Cancelling {len(tasks)} outstanding tasks")
    r = await asyncio.gather(*tasks, return_exceptions=True)
    print([type(x).__name__ for x in r])
    loop.stop()
async def forever(n):
    try:
        while True:
            print("tick", n); await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cleanup", n); await asyncio.sleep(0.2); print("cleaned", n); raise
def main():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    for s in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(s, lambda s=s: asyncio.create_task(shutdown(s, loop)))
    loop.create_task(forever("a")); loop.create_task(forever("b"))
    loop.call_later(2.5, lambda: os.kill(os.getpid(), signal.SIGTERM))
    try: loop.run_forever()
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close(); print("closed", loop.is_closed())
main()
