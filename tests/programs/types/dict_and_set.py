def check(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__, error, sep=": ")


def a_dict_changed(change):
    names = {"a": 1, "b": 2}
    result = change(names)
    return result, names


def a_set_changed(change):
    numbers = {1, 2, 3}
    result = change(numbers)
    return result, numbers


def grown_while_iterated():
    names = {"a": 1}
    for name in names:
        names[name + "x"] = 1


def shrunk_while_iterated():
    names = {"a": 1, "b": 2}
    for name in names:
        del names[name]


def set_grown_while_iterated():
    numbers = {1}
    for number in numbers:
        numbers.add(number + 1)


check(
    lambda: ({"a": 1, "b": [2]}, {}, {1: "a", 2.5: None, (1, 2): True, None: {}}, {1: "a", True: "b", 1.0: "c"}),
    lambda: ({"a": 1}["a"], {"a": 1}.get("a"), {"a": 1}.get("b"), {"a": 1}.get("b", 5), "a" in {"a": 1}, 1 in {"a": 1}, len({"a": 1}), {1: 2}[1.0], {1: 2}[True]),
    lambda: ({"a": 1}["b"]),
    lambda: ({}[(1, 2)]),
    lambda: ({}[[1]]),
    lambda: ([1] in {}),
    lambda: (dict(), dict(a=1, b=2), dict([("a", 1), ("b", 2)]), dict({"a": 1}, b=2), dict(zip("ab", [1, 2])), dict([["x", 1]], x=5), dict(["ab", "cd"])),
    lambda: (dict([1])),
    lambda: (dict([(1, 2, 3)])),
    lambda: (dict(5)),
    lambda: (dict([("a", 1)], [("b", 2)])),
    lambda: ({"a": 1, "b": 2}.keys(), {"a": 1}.values(), {"a": 1}.items(), list({"a": 1, "b": 2}), list({"a": 1}.items()), {}.keys()),
    lambda: ({"a": 1, "b": 2}.keys() & {"a", "c"}, {"a": 1}.keys() | {"a"}, {"a": 1, "b": 2}.keys() - {"a"}, {"a": 1}.keys() ^ {"a", "b"}, {"a": 1}.items() & {("a", 1)}, {"a": 1}.keys() == {"a"}, "a" in {"a": 1}.keys(), 1 in {"a": 1}.values(), ("a", 1) in {"a": 1}.items(), {"a": 1}.keys() <= {"a", "b"}, len({"a": 1}.items()), list(reversed({"a": 1, "b": 2}.keys()))),
    lambda: ({"a": 1} | {"b": 2}, {"a": 1} | {"a": 2}, {"a": 1} == {"a": 1}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {"a": 2}, {**{"a": 1}, "b": 2}),
    lambda: ({"a": 1} | [("b", 2)]),
    lambda: ({"a": 1} < {"b": 2}),
    lambda: ({"a": 1} + {"b": 2}),
    lambda: (a_dict_changed(lambda d: d.update(b=5, z=0)), a_dict_changed(lambda d: d.update({"c": 3})), a_dict_changed(lambda d: d.update([("c", 3)])), a_dict_changed(lambda d: d.setdefault("a", 9)), a_dict_changed(lambda d: d.setdefault("z", [])), a_dict_changed(lambda d: d.pop("a")), a_dict_changed(lambda d: d.pop("z", None)), a_dict_changed(lambda d: d.popitem()), a_dict_changed(lambda d: d.clear()), a_dict_changed(lambda d: d.__setitem__("a", 7)), a_dict_changed(lambda d: d.__delitem__("a")), a_dict_changed(lambda d: d.__ior__({"q": 1})), a_dict_changed(lambda d: d.copy() is d)),
    lambda: (a_dict_changed(lambda d: d.pop("z"))),
    lambda: (a_dict_changed(lambda d: d.__delitem__("z"))),
    lambda: ({}.popitem()),
    lambda: ({}.update(5)),
    lambda: (dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict.fromkeys(range(3), [])),
    lambda: (dict.fromkeys(5)),
    lambda: (grown_while_iterated()),
    lambda: (shrunk_while_iterated()),
    lambda: (set_grown_while_iterated()),
    lambda: ({k: v for k, v in zip("abc", range(3))}, {k for k in [1, 1, 2]}, {x: x * x for x in range(3) if x}, sorted({"b": 1, "a": 2}.items()), max({"a": 1, "b": 2}, key={"a": 5, "b": 2}.get)),
    lambda: (list(reversed({"a": 1, "b": 2})), list({"a": 1, "b": 2}.values()), dict(sorted({"b": 1, "a": 2}.items())), sum({"a": 1, "b": 2}.values()), list(map(len, {"ab": 1}))),
    lambda: ({1, 2, 3}, set(), {1}, frozenset(), frozenset({1}), {3, 1, 2}, {10, 5, 8, 1}, set("a"), {(1, 2)}, {None}, {True, 1, 1.0}),
    lambda: ({100, 3, 50, 7, 21}, set(range(10)), {5, 4, 3, 2, 1, 0}, {-1, -2, -3}, {64, 32, 16, 8, 4, 2, 1}, set(range(0, 100, 7)), {1000, 2000, 3000, 1, 2, 3}, {0.5, 1.5, 2, 3}),
    lambda: ({i * i for i in range(12)}, {i % 7 for i in range(50)}, set([9, 8, 7, 6, 5, 4, 3, 2, 1]), {2 ** 40, 2 ** 20, 3}, {(1, 2), (0, 1), (5, 5)}, frozenset([33, 1, 65])),
    lambda: ({1, 2} | {2, 3}, {1, 2} & {2, 3}, {1, 2} - {2, 3}, {1, 2} ^ {2, 3}, {1, 2} == {2, 1}, {1} < {1, 2}, {1, 2} <= {1, 2}, {1, 2} > {1}, {1}.isdisjoint({2}), {1, 2} != {1}),
    lambda: ({8, 1} | {16, 24}, {16, 8, 0} | {4}, {5, 13, 21, 29} - {13}, {1, 9, 17} & {9, 1, 25}, {40, 8, 24} ^ {24, 56}),
    lambda: ({1} | [2]),
    lambda: ({1} & 5),
    lambda: ({1} < 5),
    lambda: ({1} + {2}),
    lambda: ({1, 2}.union([3], (4,)), {1, 2}.intersection([2]), {1, 2}.difference([1]), {1, 2}.symmetric_difference([2, 3]), {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1, 2}.copy(), {1}.union("a") == {1, "a"}),
    lambda: (a_set_changed(lambda s: s.add(4)), a_set_changed(lambda s: s.add(1)), a_set_changed(lambda s: s.discard(1)), a_set_changed(lambda s: s.discard(9)), a_set_changed(lambda s: s.remove(1)), a_set_changed(lambda s: s.pop()), a_set_changed(lambda s: s.clear()), a_set_changed(lambda s: s.update([7, 8], {9})), a_set_changed(lambda s: s.intersection_update([1])), a_set_changed(lambda s: s.difference_update([1])), a_set_changed(lambda s: s.symmetric_difference_update([1, 9])), a_set_changed(lambda s: s.__ior__({5}))),
    lambda: (a_set_changed(lambda s: s.remove(9))),
    lambda: (set().pop()),
    lambda: ({[1]}),
    lambda: ({{1}}),
    lambda: (set([[]])),
    lambda: ({frozenset({1}), frozenset({1})}, frozenset({1, 2}) == {1, 2}, hash(frozenset({1})) == hash(frozenset([1])), frozenset({1}) | {2}, {1} | frozenset({2}), type({1} | frozenset({2})).__name__),
    lambda: (frozenset({1}).add(2)),
    lambda: (set(5)),
    lambda: (1 in {1, 2}, 1.0 in {1}, "a" in {"a"}, len({1, 2}), bool(set()), sorted({3, 1, 2}), sum({1, 2, 3}), min({3, 1}), list({1: 2})),
    lambda: ({"a": 1}.__contains__("a"), {"a": 1}.__getitem__("a"), {"a": 1}.__len__(), dict.get({"a": 1}, "a"), dict.__eq__({}, {})),
    lambda: ({1, 2}.foo),
    lambda: ({}.foo),
    lambda: ({1}[0]),
    lambda: ({1: 2}.keys()[0]),
)
