import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


async def handle(name):
    request.set(name)
    await asyncio.sleep(1)
    await helper()
    return request.get()


async def helper():
    print("helping", request.get())


async def main():
    print(request.get())
    request.set("main")
    print(await asyncio.gather(handle("a"), handle("b")))
    print(request.get())
    await handle("direct")
    print(request.get())
    token = request.set("temporary")
    request.reset(token)
    print(request.get())
    context = contextvars.copy_context()
    context.run(request.set, "inside")
    print(context[request], request.get())
    task = asyncio.create_task(helper(), context=context)
    await task
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("callback", request.get()))
    request.set("changed after")
    await asyncio.sleep(0)
    print(await asyncio.to_thread(request.get))
    empty = contextvars.ContextVar("empty")
    try:
        empty.get()
    except LookupError:
        print("nothing there", empty.get("fallback"))


asyncio.run(main())
