import asyncio


class Debounce:
    def __init__(self, seconds, function):
        self.seconds, self.function, self.task = seconds, function, None

    def __call__(self, *args):
        if self.task:
            self.task.cancel()
        self.task = asyncio.create_task(self._later(*args))

    async def _later(self, *args):
        await asyncio.sleep(self.seconds)
        self.function(*args)


async def main():
    search = Debounce(0.5, lambda text: print(f"{asyncio.get_running_loop().time():.1f} searching {text!r}"))
    for pause, text in [(0, "a"), (0.2, "as"), (0.2, "asy"), (1, "async"), (0.4, "asyncio")]:
        await asyncio.sleep(pause)
        search(text)
    await asyncio.sleep(1)


asyncio.run(main())
