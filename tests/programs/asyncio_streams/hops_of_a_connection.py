import asyncio
log = []
async def ticker():
    for i in range(40):
        log.append(f"t{i}")
        await asyncio.sleep(0)
async def handle(reader, writer):
    log.append("S:connected")
    while True:
        line = await reader.readline()
        log.append(f"S:line {line!r}")
        if not line: break
        writer.write(line.upper())
        await writer.drain()
        log.append("S:drained")
    writer.close()
    log.append("S:closing")
    await writer.wait_closed()
    log.append("S:closed")
async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 8899)
    log.append("serving")
    t = asyncio.create_task(ticker())
    reader, writer = await asyncio.open_connection('127.0.0.1', 8899)
    log.append("C:connected")
    for w in (b"one\n", b"two\n"):
        writer.write(w)
        await writer.drain()
        log.append("C:sent")
        log.append(await reader.readline())
    writer.write(b"a\nb\nc"); 
    log.append("C:wrote3")
    log.append(await reader.readuntil(b"B"))
    writer.write_eof()
    log.append("C:eof")
    log.append(await reader.read())
    log.append(reader.at_eof())
    writer.close()
    await writer.wait_closed()
    log.append("C:closed")
    server.close()
    await server.wait_closed()
    log.append("done")
    await t
    for x in log: print(x)
asyncio.run(main())
