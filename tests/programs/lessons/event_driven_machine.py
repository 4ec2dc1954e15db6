import asyncio
from enum import Enum, auto


class Step(Enum):
    IDLE = auto()
    HEATING = auto()
    BREWING = auto()
    DONE = auto()


class CoffeeMachine:
    def __init__(self):
        self.step = Step.IDLE
        self.changed = asyncio.Condition()

    async def become(self, step):
        async with self.changed:
            print(f"{self.step.name} -> {step.name}")
            self.step = step
            self.changed.notify_all()

    async def until(self, step):
        async with self.changed:
            await self.changed.wait_for(lambda: self.step is step)

    async def brew(self):
        await self.become(Step.HEATING)
        await asyncio.sleep(2)
        await self.become(Step.BREWING)
        await asyncio.sleep(1)
        await self.become(Step.DONE)


async def customer(name, machine, step):
    await machine.until(step)
    print(f"{name} sees {step.name.lower()}")


async def main():
    machine = CoffeeMachine()
    await asyncio.gather(customer("ann", machine, Step.BREWING), customer("ben", machine, Step.DONE), machine.brew())


asyncio.run(main())
