import asyncio


class Progress:
    def __init__(self, total):
        self.total, self.done = total, 0

    def bar(self, width=10):
        filled = self.done * width // self.total
        return f"[{'#' * filled}{'.' * (width - filled)}] {self.done / self.total:>4.0%}"


async def report(progress, every):
    try:
        while True:
            print(progress.bar())
            await asyncio.sleep(every)
    finally:
        print(progress.bar(), "done" if progress.done == progress.total else "stopped")


async def step(progress, seconds):
    await asyncio.sleep(seconds)
    progress.done += 1


async def main():
    progress = Progress(8)
    reporter = asyncio.create_task(report(progress, 1))
    await asyncio.gather(*(step(progress, 0.5 * (i + 1)) for i in range(8)))
    reporter.cancel()
    await asyncio.wait([reporter])


asyncio.run(main())
