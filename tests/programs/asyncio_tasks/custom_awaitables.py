import asyncio


class Sleeper:
    def __init__(self, seconds, value):
        self.seconds, self.value = seconds, value

    def __await__(self):
        yield from asyncio.sleep(self.seconds).__await__()
        return self.value


class Ready:
    def __await__(self):
        return "at once"
        yield


class Turn:
    def __await__(self):
        print("giving a turn")
        yield
        print("back again")


async def other():
    print("other runs")


async def main():
    print(await Sleeper(1, "slept"))
    print(await Ready())
    task = asyncio.create_task(other())
    await Turn()
    await task
    print(await asyncio.gather(Sleeper(2, "a"), Sleeper(1, "b")))
    try:
        await 5
    except TypeError as error:
        print(error)
    try:
        await asyncio.sleep
    except TypeError as error:
        print(error)


asyncio.run(main())
