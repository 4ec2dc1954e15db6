async def handle_client(reader, writer):
    data = await reader.read(100)
    message = data.decode()
    print(f"received {message!r}")
    writer.write(data)
    await writer.drain()
    writer.close()
