def counter(start=0):
    count = start

    def increment(by=1):
        nonlocal count
        count += by
        return count

    return increment


first = counter()
second = counter(10)
print(first(), first(), second(), first(5), second())

functions = [lambda: i for i in range(3)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])

total = 0


def add(n):
    global total
    total += n


for n in range(5):
    add(n)
print(total)


def broken():
    print(total)
    total = 1


try:
    broken()
except UnboundLocalError as error:
    print(error)


def shadow():
    x = "enclosing"

    def inside():
        return x

    x = "changed"
    return inside()


print(shadow())
