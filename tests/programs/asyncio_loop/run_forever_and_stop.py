import asyncio


def tick(loop, n):
    print("tick", n)
    if n == 3:
        loop.stop()
    else:
        loop.call_later(1, tick, loop, n + 1)


loop = asyncio.new_event_loop()
loop.call_soon(tick, loop, 1)
loop.run_forever()
print("stopped", loop.is_running())
future = loop.create_future()
loop.call_later(1, future.set_result, "later")
print(loop.run_until_complete(future))
print(loop.run_until_complete(asyncio.sleep(1, "slept")))
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
