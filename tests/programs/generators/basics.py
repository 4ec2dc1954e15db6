def count(n):
    print("start")
    for i in range(n):
        yield i
    print("end")


g = count(2)
print(type(g).__name__)
print(next(g), next(g), next(g, "done"))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


for number in fibonacci():
    if number > 50:
        break
    print(number, end=" ")
print()

print(sum(x * x for x in range(10)), list(x for x in "abc" if x != "b"))


def pipeline(lines):
    stripped = (line.strip() for line in lines)
    numbers = (int(line) for line in stripped if line)
    return (n * 10 for n in numbers)


print(list(pipeline(["1 ", "", " 2", "3\n"])))


def returns():
    yield 1
    return "the value"


g = returns()
next(g)
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
