import asyncio
import random


class Account:
    def __init__(self, name, balance):
        self.name, self.balance, self.lock = name, balance, asyncio.Lock()


async def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda a: a.name)
    async with first.lock, second.lock:
        if source.balance < amount:
            print(f"{source.name} lacks {amount - source.balance}")
            return False
        await asyncio.sleep(0.1)
        source.balance -= amount
        await asyncio.sleep(0.1)
        target.balance += amount
        return True


async def main():
    random.seed(5)
    accounts = [Account(n, 100) for n in "abc"]
    moves = []
    for _ in range(8):
        source, target = random.sample(accounts, 2)
        moves.append(transfer(source, target, random.randrange(10, 90)))
    results = await asyncio.gather(*moves)
    print(results.count(True), "transfers", {a.name: a.balance for a in accounts})
    assert sum(a.balance for a in accounts) == 300
    print(f"{asyncio.get_running_loop().time():.1f}")


asyncio.run(main())
