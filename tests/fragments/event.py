async def waiter(event):
    print('waiting for it ...')
    await event.wait()
    print('... got it!')

async def setter(event):
    await asyncio.sleep(1)
    event.set()
