from collections import deque
import heapq
import itertools


class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds


class Scheduler:
    def __init__(self):
        self.ready = deque()
        self.sleeping = []
        self.now = 0
        self.sequence = itertools.count()

    def spawn(self, generator):
        self.ready.append(generator)

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, _, generator = heapq.heappop(self.sleeping)
                self.ready.append(generator)
            generator = self.ready.popleft()
            try:
                request = next(generator)
            except StopIteration as stop:
                print(f"{self.now}: finished with {stop.value}")
                continue
            if isinstance(request, Sleep):
                heapq.heappush(self.sleeping, (self.now + request.seconds, next(self.sequence), generator))
            else:
                self.ready.append(generator)


def task(name, seconds, scheduler):
    for i in range(3):
        print(f"{scheduler.now}: {name} {i}")
        yield Sleep(seconds)
    return name


scheduler = Scheduler()
scheduler.spawn(task("a", 2, scheduler))
scheduler.spawn(task("b", 3, scheduler))
scheduler.run()
