import asyncio
class ChatServer:
    def __init__(self): self.clients = {}
    async def broadcast(self, message, skip=None):
        for name, writer in list(self.clients.items()):
            if name != skip:
                writer.write(f"{message}\n".encode())
                await writer.drain()
    async def handle(self, reader, writer):
        name = (await reader.readline()).decode().strip()
        self.clients[name] = writer
        await self.broadcast(f"* {name} joined", skip=name)
        try:
            async for line in reader:
                await self.broadcast(f"<{name}> {line.decode().rstrip()}", skip=name)
        finally:
            del self.clients[name]
            writer.close()
            await self.broadcast(f"* {name} left")
async def client(name, start, lines):
    await asyncio.sleep(start)
    reader, writer = await asyncio.open_connection("127.0.0.1", 7777)
    async def listen():
        while line := await reader.readline():
            print(f"[{asyncio.get_running_loop().time():.1f}] {name} sees {line.decode().rstrip()}")
    writer.write(f"{name}\n".encode())
    listener = asyncio.create_task(listen())
    for line in lines:
        await asyncio.sleep(1)
        writer.write(line.encode() + b"\n")
        await writer.drain()
    await asyncio.sleep(1)
    writer.close()
    await writer.wait_closed()
    await listener
async def main():
    chat = ChatServer()
    server = await asyncio.start_server(chat.handle, "127.0.0.1", 7777)
    async with server:
        await asyncio.gather(client("ann", 0, ["hi", "anyone?"]), client("bob", 0.5, ["hello ann"]), client("cy", 0.7, ["me", "too", "bye"]))
    print(sorted(chat.clients))
asyncio.run(main())
