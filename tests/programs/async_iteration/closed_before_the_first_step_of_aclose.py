import asyncio
async def echo():
    try:
        for i in range(3):
            try:
                sent = yield i
                await asyncio.sleep(0)
            except (ValueError, LookupError) as error:
                print("echo caught", repr(error))
    finally:
        print("echo is over")
        await asyncio.sleep(0.1)
        print("cleaned")
async def bg():
    try: await asyncio.sleep(5)
    finally: print("bg cancelled")
async def main():
    t = asyncio.create_task(bg())
    steps = echo()
    print(await anext(steps))
    print(await steps.asend(1))
    if MODE: print(await steps.athrow(LookupError("x")))
    print("main ends")
for MODE in (0, 1): asyncio.run(main())
