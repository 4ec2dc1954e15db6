import asyncio
import sys
import warnings

sys.stderr = sys.stdout


class Resource:
    def __del__(self):
        raise ValueError("cannot be finalised")


async def fails(delay, error):
    await asyncio.sleep(delay)
    raise error


def callback(text):
    raise LookupError(text)


async def gathers():
    try:
        await asyncio.gather(fails(1, KeyError("first")), fails(2, OSError("second")))
    except KeyError as error:
        print("gather raised", repr(error))
    await asyncio.sleep(2)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"], repr(context.get("exception"))))
    loop.call_soon(callback, "soon")
    handle = loop.call_later(0.5, callback, "later")
    print(handle.when(), handle.cancelled())
    await gathers()
    task = asyncio.create_task(fails(0, RuntimeError("never looked at")), name="lonely")
    await asyncio.sleep(0.1)
    print(task)
    del task
    fails(0, None)
    warnings.warn("something is old", DeprecationWarning)
    sys.unraisablehook = lambda args: print("unraisable:", args.exc_type.__name__, args.exc_value)
    Resource()
    print("main ends")


asyncio.run(main())
