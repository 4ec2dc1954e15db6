import asyncio

NEEDS = {"deploy": ["test", "package"], "test": ["build"], "package": ["build", "docs"], "build": ["fetch"], "docs": [], "fetch": []}
TAKES = {"fetch": 1, "build": 2, "test": 3, "docs": 4, "package": 1, "deploy": 1}


class Runner:
    def __init__(self):
        self.tasks = {}

    def need(self, name):
        if name not in self.tasks:
            self.tasks[name] = asyncio.create_task(self.run(name), name=name)
        return self.tasks[name]

    async def run(self, name):
        await asyncio.gather(*map(self.need, NEEDS[name]))
        print(f"{asyncio.get_running_loop().time():>4.1f} {name} begins")
        await asyncio.sleep(TAKES[name])
        return TAKES[name]


async def main():
    runner = Runner()
    await runner.need("deploy")
    print(sum(task.result() for task in runner.tasks.values()), "seconds of work in", asyncio.get_running_loop().time())


asyncio.run(main())
