import asyncio


class Worker:
    def __init__(self, name, delay):
        self.name = name
        self.delay = delay

    async def run(self):
        print(self.name, "starts")
        await asyncio.sleep(self.delay)
        print(self.name, "ends")


async def main():
    worker = Worker("Ada", 1)
    await worker.run()


asyncio.run(main())
