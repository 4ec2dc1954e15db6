async def run(self):
    await self.connect()
    while self.running:
        message = await self.receive()
        print(message)
        self.running = False
