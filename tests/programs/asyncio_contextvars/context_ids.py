import asyncio, contextvars, uuid, itertools
request_id = contextvars.ContextVar("request_id", default="-")
user: contextvars.ContextVar[str] = contextvars.ContextVar("user")
counter = itertools.count(100)

class ctx:
    def __init__(self, var, value): self.var, self.value = var, value
    def __enter__(self): self.token = self.var.set(self.value); return self
    def __exit__(self, *exc): self.var.reset(self.token)

def log(msg): print(f"[{request_id.get()}] {user.get('anon')}: {msg}")

async def db(q):
    log(f"query {q}")
    await asyncio.sleep(0.1)
    log(f"query {q} done")

async def handle(name):
    request_id.set(f"req-{next(counter)}")
    with ctx(user, name):
        log("start")
        await asyncio.gather(db("a"), db("b"))
        await asyncio.create_task(db("c"))
        await asyncio.to_thread(log, "in thread")
        loop = asyncio.get_running_loop()
        loop.call_soon(log, "in callback")
        await asyncio.sleep(0)
    log("end")

async def main():
    await asyncio.gather(handle("ann"), handle("bob"))
    log("main")
    try: user.get()
    except LookupError as e: print(type(e).__name__)
    c = contextvars.copy_context()
    print(c.run(lambda: (request_id.set("zz"), request_id.get())[1]), request_id.get(), c[request_id], request_id in c, len(c))
    t = asyncio.create_task(db("ctx"), context=c)
    await t
    tok = request_id.set("one"); print(tok.old_value is contextvars.Token.MISSING, tok.var is request_id)
    request_id.reset(tok)
    try: request_id.reset(tok)
    except RuntimeError as e: print(str(e)[:40])
    print(sorted(v.name for v in c))
asyncio.run(main())
