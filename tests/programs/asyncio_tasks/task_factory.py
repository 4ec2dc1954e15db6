import asyncio
def factory(loop, coro, context=None):
    print('factory', coro.__name__)
    return asyncio.Task(coro, loop=loop, context=context)
class Named(asyncio.Task): pass
async def w(n): await asyncio.sleep(n); return n
async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    t = asyncio.create_task(w(1), name='one'); print(t.get_name())
    print(await asyncio.gather(w(2), t))
    async with asyncio.TaskGroup() as tg:
        tg.create_task(w(1))
    print(await asyncio.wait_for(w(1), 5))
    loop.set_task_factory(lambda loop, coro, **kw: Named(coro, loop=loop, **kw))
    t = asyncio.create_task(w(1)); print(type(t).__name__, await t)
    loop.set_task_factory(None)
    t = asyncio.create_task(w(1)); print(type(t).__name__, await t)
    try: loop.set_task_factory(4)
    except TypeError as e: print(e)
    if hasattr(asyncio, 'eager_task_factory'): print('eager')
asyncio.run(main())
