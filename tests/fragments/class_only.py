class Worker:
    def __init__(self, name, delay):
        self.name = name
        self.delay = delay

    async def run(self):
        print(self.name, "starts")
        await asyncio.sleep(self.delay)
        print(self.name, "ends")
