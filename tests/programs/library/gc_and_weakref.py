import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("gone", self.name)


a, b = Node("a"), Node("b")
watch = weakref.ref(a)
print(watch() is a)
del a
print(watch())
table = weakref.WeakValueDictionary(b=b)
print(list(table))
del b
print(list(table))
c, d = Node("c"), Node("d")
c.other, d.other = d, c
del c, d
print("still there, in a circle")
print(gc.collect() >= 2)
print("collected")
