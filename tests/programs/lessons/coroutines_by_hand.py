import asyncio


async def simple():
    return 1


coroutine = simple()
try:
    coroutine.send(None)
except StopIteration as stop:
    print("finished with", stop.value)


class Pause:
    def __await__(self):
        received = yield "paused"
        return received


async def pauses():
    print("before")
    got = await Pause()
    print("after", got)
    try:
        await Pause()
    except ValueError as error:
        print("thrown in:", error)
    return "end"


coroutine = pauses()
print(coroutine.send(None))
print(coroutine.send("hello"))
try:
    coroutine.throw(ValueError("oops"))
except StopIteration as stop:
    print(stop.value)
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)
coroutine = pauses()
coroutine.send(None)
coroutine.close()
print("closed")
fresh = pauses()
try:
    fresh.send("not None")
except TypeError as error:
    print(error)
fresh.close()
