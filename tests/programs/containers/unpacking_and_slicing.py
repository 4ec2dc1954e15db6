first, *middle, last = [1, 2, 3, 4]
print(first, middle, last)
a, b = b, a = 1, 2
print(a, b)
a, b = b, a
print(a, b)
*start, end = "xyz"
print(start, end)
(x, y), z = [1, 2], 3
print(x, y, z)
head, *tail = (1,)
print(head, tail)
for i, (name, *scores) in enumerate([("a", 1, 2), ("b",)]):
    print(i, name, scores)
print([*range(3), *"ab"], {*[1], *[1]}, (*[1, 2], 3), {**{"a": 1}, **{"a": 2, "b": 3}})
values = list(range(10))
print(values[2:8:3], values[-3:], values[:-7], values[8:2:-2], values[slice(1, 3)])
s = slice(None, None, -1)
print(values[s], s, s.indices(4))
values[2:5] = []
values[:0] = [100]
print(values)
x = y = []
x.append(1)
print(y, x is y)
i = 0
items = [0, 0]
i, items[i] = 1, "set"
print(i, items)
d = {}
d["k"], d["l"] = 1, 2
print(d)
