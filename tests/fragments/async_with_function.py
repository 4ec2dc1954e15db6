async def handler(path):
    async with open_connection(path) as connection:
        await connection.send("hello")
        reply = await connection.receive()
        print(reply.upper())
