from collections import deque


class Yield:
    def __await__(self):
        return (yield "turn")


class Join:
    def __init__(self, task):
        self.task = task

    def __await__(self):
        while not self.task.done:
            yield "turn"
        return self.task.result


class Task:
    def __init__(self, coroutine):
        self.coroutine, self.done, self.result = coroutine, False, None


class Loop:
    def __init__(self):
        self.ready = deque()

    def create(self, coroutine):
        task = Task(coroutine)
        self.ready.append(task)
        return task

    def run(self, coroutine):
        main = self.create(coroutine)
        steps = 0
        while self.ready:
            task = self.ready.popleft()
            steps += 1
            try:
                task.coroutine.send(None)
            except StopIteration as stop:
                task.done, task.result = True, stop.value
            else:
                self.ready.append(task)
        print(steps, "steps")
        return main.result


loop = Loop()


async def count(name, n):
    for i in range(n):
        print(name, i)
        await Yield()
    return name * n


async def main():
    a, b = loop.create(count("x", 2)), loop.create(count("y", 3))
    return await Join(b), await Join(a)


print(loop.run(main()))
