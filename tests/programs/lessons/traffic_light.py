import asyncio
import enum


class Light(enum.Enum):
    RED = 3
    GREEN = 2
    YELLOW = 1

    @property
    def following(self):
        order = list(Light)
        return order[(order.index(self) + 1) % len(order)]


class Junction:
    def __init__(self):
        self.light = Light.RED
        self.green = asyncio.Event()

    async def run(self):
        while True:
            print("light is", self.light.name)
            if self.light is Light.GREEN:
                self.green.set()
            else:
                self.green.clear()
            await asyncio.sleep(self.light.value)
            self.light = self.light.following


async def car(name, arrives, junction):
    await asyncio.sleep(arrives)
    print(name, "arrives at", junction.light.name)
    await junction.green.wait()
    print(name, "drives")


async def main():
    junction = Junction()
    lights = asyncio.create_task(junction.run())
    await asyncio.gather(*(car(f"car{t}", t, junction) for t in (1, 2, 4, 6)))
    lights.cancel()


asyncio.run(main())
