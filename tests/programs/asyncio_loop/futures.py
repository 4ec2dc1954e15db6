import asyncio


async def waiter(name, future):
    try:
        print(name, "got", await future)
    except Exception as error:
        print(name, "saw", repr(error))


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future.done(), future.cancelled())
    tasks = [asyncio.create_task(waiter(n, future)) for n in "ab"]
    loop.call_later(1, future.set_result, "answer")
    await asyncio.gather(*tasks)
    print(future.result(), future.exception(), future.done(), await future)
    try:
        future.set_result(2)
    except asyncio.InvalidStateError as error:
        print(type(error).__name__, error)
    failed = loop.create_future()
    failed.set_exception(ValueError("bad"))
    await waiter("c", failed)
    try:
        failed.result()
    except ValueError as error:
        print(error)
    try:
        loop.create_future().set_exception(StopIteration)
    except TypeError as error:
        print(error)
    cancelled = loop.create_future()
    print(cancelled.cancel(), cancelled.cancel(), cancelled.cancelled())
    own = asyncio.Future()
    own.add_done_callback(lambda f: print("callback", f.result()))
    own.set_result(5)
    print("not called yet")
    await asyncio.sleep(0)
    try:
        loop.create_future().result()
    except asyncio.InvalidStateError as error:
        print(error)


asyncio.run(main())
