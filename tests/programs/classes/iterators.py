class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIterator(self.start)


class CountdownIterator:
    def __init__(self, left):
        self.left = left

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left + 1


down = Countdown(3)
print(list(down), list(down))
it = iter(down)
print(next(it), next(it), next(it), next(it, "over"))
try:
    next(it)
except StopIteration:
    print("stopped")
print([a * b for a in down for b in down])
print(max(down), sum(down), sorted(down), tuple(down), "-".join(map(str, down)))
a, b, c = down
print(a, b, c)

numbers = iter([1, 2, 3, 4, 5])
for n in numbers:
    if n == 2:
        break
print(list(numbers))
values = iter(lambda: next(counter), 3)
counter = iter(range(10))
print(list(values))
