def averager():
    total, count, average = 0, 0, None
    while True:
        try:
            value = yield average
        except ValueError as error:
            print("told:", error)
            total, count, average = 0, 0, None
            continue
        total += value
        count += 1
        average = total / count


g = averager()
print(next(g))
print(g.send(10), g.send(20), g.send(60))
print(g.throw(ValueError("reset")))
print(g.send(5))
g.close()
try:
    g.send(1)
except StopIteration:
    print("closed")


def stubborn():
    try:
        yield 1
    finally:
        print("cleaning up")


g = stubborn()
next(g)
g.close()
g = stubborn()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as error:
    print("out came", repr(error))
fresh = averager()
try:
    fresh.send(1)
except TypeError as error:
    print(error)


def refuses():
    while True:
        try:
            yield
        except GeneratorExit:
            print("no")
            yield "still here"


g = refuses()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
