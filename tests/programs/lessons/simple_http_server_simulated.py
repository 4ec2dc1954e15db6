import asyncio


class Router:
    def __init__(self):
        self.routes = {}

    def get(self, path):
        def add(handler):
            self.routes["GET", path] = handler
            return handler

        return add

    async def handle(self, method, path):
        handler = self.routes.get((method, path))
        if handler is None:
            return 404, "not found"
        try:
            async with asyncio.timeout(2):
                return 200, await handler()
        except TimeoutError:
            return 504, "too slow"
        except Exception as error:
            return 500, str(error)


app = Router()


@app.get("/")
async def index():
    await asyncio.sleep(0.1)
    return "welcome"


@app.get("/slow")
async def slow():
    await asyncio.sleep(5)
    return "never seen"


@app.get("/broken")
async def broken():
    return 1 / 0


async def main():
    requests = [("GET", "/"), ("GET", "/slow"), ("GET", "/broken"), ("POST", "/")]
    for request, (status, body) in zip(requests, await asyncio.gather(*(app.handle(*r) for r in requests))):
        print(*request, "->", status, body)
    print(asyncio.get_running_loop().time())


asyncio.run(main())
