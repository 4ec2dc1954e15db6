import asyncio
import contextlib


class Result:
    async def send(self, name):
        await asyncio.sleep(1)
        return f"result of send({name})"

    async def receive(self):
        await asyncio.sleep(1)
        return "result 1"


@contextlib.asynccontextmanager
async def open_connection(path):
    yield Result()


async def handler(path):
    async with open_connection(path) as connection:
        await connection.send("hello")
        reply = await connection.receive()
        print(reply.upper())


asyncio.run(handler("data.txt"))
