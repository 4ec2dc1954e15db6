import asyncio


class Philosopher:
    def __init__(self, name, left, right):
        self.name = name
        # Everybody takes the lower fork first, or all would starve.
        self.first, self.second = sorted((left, right), key=lambda fork: fork.number)

    async def dine(self, meals):
        for meal in range(meals):
            await asyncio.sleep(0.5)
            async with self.first.lock, self.second.lock:
                print(f"{self.name} eats with {self.first.number} and {self.second.number}")
                await asyncio.sleep(1)
        print(f"{self.name} is full")


class Fork:
    def __init__(self, number):
        self.number = number
        self.lock = asyncio.Lock()


async def main():
    names = ["Aristotle", "Buddha", "Confucius", "Descartes", "Epicurus"]
    forks = [Fork(i) for i in range(len(names))]
    table = [Philosopher(name, forks[i], forks[(i + 1) % len(forks)]) for i, name in enumerate(names)]
    await asyncio.gather(*(p.dine(2) for p in table))
    print(f"all done after {asyncio.get_running_loop().time()} s")


asyncio.run(main())
