import asyncio
import heapq


class Elevator:
    def __init__(self):
        self.floor, self.calls, self.wake = 0, [], asyncio.Event()

    def call(self, floor):
        heapq.heappush(self.calls, (abs(floor - self.floor), floor))
        self.wake.set()

    async def run(self):
        while True:
            await self.wake.wait()
            while self.calls:
                _, floor = heapq.heappop(self.calls)
                direction = 1 if floor > self.floor else -1
                while self.floor != floor:
                    await asyncio.sleep(1)
                    self.floor += direction
                print(f"{asyncio.get_running_loop().time():.0f} s: doors open on {self.floor}")
                await asyncio.sleep(0.5)
            self.wake.clear()


async def main():
    elevator = Elevator()
    running = asyncio.create_task(elevator.run())
    for pause, floor in [(0, 3), (1, 1), (6, 5), (0.5, 0)]:
        await asyncio.sleep(pause)
        elevator.call(floor)
    await asyncio.sleep(12)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


asyncio.run(main())
