import asyncio
async def ticker(n, d=0.1):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(d)
    except GeneratorExit:
        print("GeneratorExit"); raise
    finally:
        print("ticker finally"); await asyncio.sleep(0.05); print("ticker cleaned")
async def main():
    async for i in ticker(5):
        print(i)
        if i == 2: break
    print("after break")
    await asyncio.sleep(0.2)
    g = ticker(3)
    print(await g.__anext__(), await anext(g))
    print(await g.asend(None))
    try: await g.asend(None)
    except StopAsyncIteration: print("stop")
    print(await anext(g, "default"))
    g = ticker(3); await anext(g)
    try: await g.athrow(ValueError("thrown"))
    except ValueError as e: print("got", e)
    g = ticker(3); await anext(g); await g.aclose(); await g.aclose()
    print([x async for x in ticker(3) if x % 2 == 0], {x: x*x async for x in ticker(3)}, )
    g2 = (x * 2 async for x in ticker(2)); print(g2.__class__, [y async for y in g2])
    keep = ticker(3); await anext(keep)
    a = anext(keep); 
    print(type(a).__name__)
    await a
    print("leaving main")
    global hold; hold = keep
asyncio.run(main())
print("end")
