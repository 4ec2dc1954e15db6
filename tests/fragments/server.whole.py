import asyncio


class Result:
    def decode(self):
        return "result of decode"


class Reader:
    async def read(self, number):
        await asyncio.sleep(1)
        return Result()


class Writer:
    def write(self, data):
        return f"result of write({data})"

    async def drain(self):
        await asyncio.sleep(1)
        return "result of drain"

    def close(self):
        return "result of close"


async def handle_client(reader, writer):
    data = await reader.read(100)
    message = data.decode()
    print(f"received {message!r}")
    writer.write(data)
    await writer.drain()
    writer.close()


async def main():
    reader = Reader()
    writer = Writer()
    await handle_client(reader, writer)


asyncio.run(main())
