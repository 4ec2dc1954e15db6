import asyncio
async def handle(reader, writer):
    try:
        data = await reader.readexactly(5)
        print("got", data)
        data = await reader.readexactly(10)
    except asyncio.IncompleteReadError as e:
        print("incomplete", e, e.partial, e.expected)
    writer.writelines([b"x", b"y\n"])
    await asyncio.sleep(0.5)
    writer.close()
async def main():
    async with await asyncio.start_server(handle, 'localhost', 9000) as server:
        reader, writer = await asyncio.open_connection('localhost', 9000)
        writer.write(b"hello wor")
        writer.write_eof()
        print(writer.can_write_eof(), await reader.readline())
        try:
            await asyncio.wait_for(reader.readline(), 0.1)
        except asyncio.TimeoutError:
            print("timeout")
        print(await reader.read(), asyncio.get_running_loop().time())
        writer.close()
        await writer.wait_closed()
    try:
        await asyncio.open_connection('127.0.0.1', 9001)
    except ConnectionRefusedError as e:
        print(type(e).__name__, e)
    async def two(r, w):
        try:
            while data := await r.readuntil(b"|"):
                print("part", data)
        except asyncio.IncompleteReadError as e:
            print("end", e.partial)
        finally:
            w.close()
    server = await asyncio.start_server(two, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    print(port > 0)
    try:
        s2 = await asyncio.start_server(two, '127.0.0.1', port)
    except OSError as e:
        print(e.errno, str(e).split(")")[-1].strip())
    r, w = await asyncio.open_connection('127.0.0.1', port)
    for part in (b"a|b", b"c|", b"d"):
        w.write(part); await w.drain(); await asyncio.sleep(0.1)
    w.close(); await w.wait_closed()
    await asyncio.sleep(0.1)
    server.close(); await server.wait_closed()
    reader = asyncio.StreamReader()
    reader.feed_data(b"line1\nline2")
    print(await reader.readline()); reader.feed_eof(); print(await reader.readline(), await reader.read(), reader.at_eof())
    r = asyncio.StreamReader(limit=5)
    r.feed_data(b"toolongline\n")
    try: await r.readline()
    except ValueError as e: print("ValueError", e)
    r = asyncio.StreamReader(limit=5)
    r.feed_data(b"toolongline")
    try: await r.readuntil(b"\n")
    except asyncio.LimitOverrunError as e: print("Limit", e, e.consumed)
    r = asyncio.StreamReader(); r.feed_data(b"1\n2\n3"); r.feed_eof()
    async for line in r: print(line)
    print(repr(r)[:13])
    async def crash(r, w):
        await r.read(1)
        raise ValueError("handler failed")
    server = await asyncio.start_server(crash, '127.0.0.1', port)
    asyncio.get_running_loop().set_exception_handler(lambda l, c: print(c["message"], repr(c.get("exception"))))
    r, w = await asyncio.open_connection('127.0.0.1', port)
    w.write(b"x"); await asyncio.sleep(0.1)
    print("crash over")
    w.close()
    class Proto(asyncio.Protocol):
        def connection_made(self, transport): print("made"); self.t = transport; transport.write(b"hi")
        def data_received(self, data): print("data", data); self.t.close()
        def connection_lost(self, exc): print("lost", exc)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Proto, '127.0.0.1', port + 1)
    r, w = await asyncio.open_connection('127.0.0.1', port + 1)
    print(await r.read(10)); w.write(b"bye"); print(await r.read()); w.close()
    tr, pr = await loop.create_connection(Proto, '127.0.0.1', port + 1)
    await asyncio.sleep(0.1)
    server.close()
asyncio.run(main())
