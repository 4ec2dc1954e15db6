import asyncio
class T(asyncio.Task):
    def __init__(self, coro, *, loop=None, name=None, **kw):
        print('making', coro.__name__)
        super().__init__(coro, loop=loop, name=name, **kw)
class F(asyncio.Future):
    def set_result(self, r):
        print('set', r); super().set_result(r)
async def work(): await asyncio.sleep(1); return 5
async def main():
    loop = asyncio.get_running_loop()
    t = T(work(), loop=loop, name='mine')
    print(isinstance(t, T), t.get_name(), await t)
    f = F()
    loop.call_soon(f.set_result, 3)
    print(await f, type(f).__name__)
    f = F()
    async def waits(): await f
    w = asyncio.create_task(waits()); await asyncio.sleep(0)
    w.cancel()
    try: await w
    except asyncio.CancelledError: print('cancelled', f.cancelled())
    t = T(work(), loop=loop); await asyncio.sleep(0); t.cancel('m')
    try: await t
    except asyncio.CancelledError as e: print('c', e)
    t = T(work())
    try: await asyncio.wait_for(t, 0.1)
    except asyncio.TimeoutError: print('timeout')
    t = T(work())
    t.extra = 4
    print(t.extra)
    try:
        async with asyncio.timeout(0.1): await t
    except TimeoutError: print('timeout2')
    g = asyncio.gather(T(work()), T(work()))
    await asyncio.sleep(0); g.cancel()
    try: await g
    except asyncio.CancelledError: print('g')
asyncio.run(main())
