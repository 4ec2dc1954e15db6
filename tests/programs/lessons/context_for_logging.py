import asyncio
import contextvars

user = contextvars.ContextVar("user", default="-")
depth = contextvars.ContextVar("depth", default=0)


def log(message):
    print(f"[{user.get():>3}] {'  ' * depth.get()}{message}")


async def work(levels):
    token = depth.set(depth.get() + 1)
    log(f"level {levels}")
    await asyncio.sleep(0.1 * levels)
    if levels > 1:
        await work(levels - 1)
    log("back")
    depth.reset(token)


async def session(name, levels):
    user.set(name)
    log("in")
    await work(levels)
    log("out")


async def main():
    await asyncio.gather(session("ada", 2), session("bob", 1))
    log("end")


asyncio.run(main())
