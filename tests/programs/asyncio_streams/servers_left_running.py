import asyncio
async def handle(reader, writer):
    try:
        while True:
            data = await reader.read(10)
            if not data: break
            writer.write(data)
    except asyncio.CancelledError:
        print("handler cancelled"); raise
    finally:
        print("handler over")
async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 7778)
    r, w = await asyncio.open_connection("127.0.0.1", 7778)
    w.write(b"x"); print(await r.read(1))
    big = bytes(100_000)
    async def slow(reader, writer):
        n = 0
        while data := await reader.read(50_000):
            n += len(data); await asyncio.sleep(0.1)
        print("read", n); writer.close()
    s2 = await asyncio.start_server(slow, "127.0.0.1", 7779)
    r2, w2 = await asyncio.open_connection("127.0.0.1", 7779)
    for i in range(5):
        w2.write(big); await w2.drain()
    w2.close(); await w2.wait_closed()
    await asyncio.sleep(10)
    async def proxy(r, w):
        up_r, up_w = await asyncio.open_connection("127.0.0.1", 7778)
        async def pump(a, b):
            while d := await a.read(4096):
                b.write(d); await b.drain()
            b.close()
        await asyncio.gather(pump(r, up_w), pump(up_r, w))
        print("proxy done")
    s3 = await asyncio.start_server(proxy, "127.0.0.1", 7780)
    r3, w3 = await asyncio.open_connection("127.0.0.1", 7780)
    w3.write(b"via"); print(await r3.readexactly(3))
    w3.write_eof(); print(await r3.read()); w3.close()
    await asyncio.sleep(1)
    w.close(); await w.wait_closed()
    try:
        async with asyncio.timeout(0.5):
            r4, w4 = await asyncio.open_connection("127.0.0.1", 7778)
            await r4.read(1)
    except TimeoutError: print("timeout")
    w4.close()
    await asyncio.sleep(0.1)
    r5, w5 = await asyncio.open_connection("127.0.0.1", 7778)
    w5.write(b"q"); await asyncio.sleep(0)
    print("main ends")
asyncio.run(main())
