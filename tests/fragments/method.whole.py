import asyncio


class StandIn:
    running = "running 1"

    async def connect(self):
        await asyncio.sleep(1)
        return "result of connect"

    async def receive(self):
        await asyncio.sleep(1)
        return "result of receive"


async def run(self):
    await self.connect()
    while self.running:
        message = await self.receive()
        print(message)
        self.running = False


async def main():
    self = StandIn()
    await run(self)


asyncio.run(main())
