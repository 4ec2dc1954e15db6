class Res:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
def f():
    r = Res("a")
    raise ValueError("x")
try: f()
except ValueError as e:
    print("caught", e)
print("after")
import asyncio
async def fetch(): pass
async def main():
    async def g():
        r = Res("b")
        await asyncio.sleep(0)
        raise KeyError(1)
    try: await g()
    except KeyError: print("caught")
    print("after")
    t = asyncio.create_task(g())
    await asyncio.wait([t])
    print("waited", t.exception())
    del t
    print("end")
asyncio.run(main())
