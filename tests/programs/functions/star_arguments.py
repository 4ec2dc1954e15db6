def show(*args, **kwargs):
    print(args, kwargs)


show()
show(1, 2, 3)
show(a=1, b=2)
show(1, *[2, 3], *(4,), c=5, **{"d": 6})


def middle(first, *rest, last=None):
    return first, rest, last


print(middle(1))
print(middle(1, 2, 3, last=4))
print(middle(*"abc"))


def positional(a, b, /, c, *, d):
    return a + b + c + d


print(positional(1, 2, 3, d=4))
print(positional(1, 2, c=3, d=4))
try:
    positional(a=1, b=2, c=3, d=4)
except TypeError as error:
    print(error)
try:
    positional(1, 2, 3)
except TypeError as error:
    print(error)


def outer(*args, **kwargs):
    return inner(*args, **kwargs)


def inner(a, b=2, **others):
    return a, b, others


print(outer(1, z=26))
