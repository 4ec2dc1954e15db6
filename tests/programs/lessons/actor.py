import asyncio


class Counter:
    def __init__(self):
        self.inbox = asyncio.Queue()
        self.value = 0
        self.task = asyncio.create_task(self.run())

    async def run(self):
        while True:
            match await self.inbox.get():
                case ("add", n):
                    await asyncio.sleep(0.1)
                    self.value += n
                case ("get", reply):
                    reply.set_result(self.value)
                case "stop":
                    print("actor stops")
                    return self.value
                case unknown:
                    print("what is", unknown)

    def add(self, n):
        self.inbox.put_nowait(("add", n))

    async def get(self):
        reply = asyncio.get_running_loop().create_future()
        await self.inbox.put(("get", reply))
        return await reply


async def main():
    counter = Counter()
    for n in range(5):
        counter.add(n)
    print(await counter.get())
    counter.inbox.put_nowait({"x": 1})
    counter.add(10)
    print(await counter.get())
    counter.inbox.put_nowait("stop")
    print(await counter.task)


asyncio.run(main())
