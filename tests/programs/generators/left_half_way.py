def resource(name):
    print("open", name)
    try:
        for i in range(10):
            yield i
    finally:
        print("close", name)


for i in resource("broken off"):
    if i == 1:
        break
print("after the loop")

g = resource("dropped")
next(g)
del g
print("after del")

g = resource("never started")
del g
print("nothing was opened")


def first(iterable):
    for item in iterable:
        return item


print(first(resource("returned from")))
g = resource("replaced")
next(g)
g = None
print("end")
