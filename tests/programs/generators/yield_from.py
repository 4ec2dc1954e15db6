def inner():
    received = yield "first"
    print("inner got", received)
    try:
        yield "second"
    except ValueError:
        print("inner caught")
    return "inner result"


def outer():
    result = yield from inner()
    print("outer got", result)
    yield from [1, 2]
    yield from "ab"
    return "end"


g = outer()
print(next(g))
print(g.send("hello"))
print(g.throw(ValueError))
print(list(g))


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree((((), 1, ()), 2, ((), 3, ((), 4, ()))))))


def leaks():
    raise StopIteration("oops")
    yield


try:
    next(leaks())
except RuntimeError as error:
    print(error, "/", repr(error.__cause__))
