point = (1, 2)
x, y = point
single = (5,)
print(point, single, (), x + y, point + single, point * 2, point[0], point[::-1], 2 in point, len(point))
print(point < (1, 3), (1, 2) == (1, 2), tuple([3, 4]), point.count(1), point.index(2), hash(point) == hash((1, 2)))
try:
    point[0] = 9
except TypeError as error:
    print(error)
a = {3, 1, 2}
b = {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a <= {1, 2, 3, 4}, a.isdisjoint({9}), len(a))
a.add(5)
a.discard(9)
a.remove(1)
a |= {7}
print(sorted(a), 5 in a, {1, 1, 1}, set(), frozenset([1]), a.issuperset({5}), {1} < {1, 2})
try:
    a.remove(99)
except KeyError as error:
    print("KeyError", error)
print({frozenset({1}): "frozen key"}[frozenset({1})], {0} | {1}, set([2]) == {2}, {True, 1, 1.0})
unique = list(dict.fromkeys([3, 1, 3, 2, 1]))
print(unique, sorted({"b", "a"}), sorted(set("hello") - set("low")))
(a, b), [c, *d] = (1, 2), [3, 4, 5]
print(a, b, c, d)
