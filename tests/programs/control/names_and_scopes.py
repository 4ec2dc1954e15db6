x = "global"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "changed by inner"
        return locals().keys() and x

    print(inner(), x)


outer()
print(x)


class Holder:
    x = "class"
    copy = x
    values = [x for _ in range(1)]

    def method(self):
        return x


print(Holder.copy, Holder.values, Holder().method())
for i in range(3):
    pass
print(i)
try:
    pass
except Exception as e:
    pass
print("e" in globals(), "x" in globals())
del x
try:
    x
except NameError as error:
    print(error)
print([i for i in range(5)][-1], i)
_, value = (1, 2)
print(_, value)
print((lambda: __name__)())
if True:
    inside_if = 1
print(inside_if)
