def check(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__, error, sep=": ")


def a_list_changed(change):
    numbers = [1, 2, 3]
    result = change(numbers)
    return result, numbers


def recursive():
    numbers = [1]
    numbers.append(numbers)
    names = {}
    names["self"] = names
    return numbers, names


def unpacked(value):
    a, b, c = value
    return c, b, a


def starred(value):
    a, *b, c = value
    return a, b, c


def assigned(value):
    value[0] = 1


def deleted(value):
    del value[0]


check(
    lambda: ([1, 2, 3][0], [1, 2, 3][-1], [1, 2, 3][1:], [1, 2, 3][::-1], [1, 2, 3, 4][1:3], [1, 2, 3][5:], [1, 2, 3][-2:], [1, 2, 3, 4, 5][::2], [1, 2, 3][True]),
    lambda: ([1][1]),
    lambda: ([1]["a"]),
    lambda: ([1][1.0]),
    lambda: ([1][None]),
    lambda: ((1, 2)[2]),
    lambda: ((1, 2)["a"]),
    lambda: ([1, 2] + [3], [1, 2] * 2, 2 * [0], [[]] * 2, (1,) + (2,), (1, 2) * 2, [0] * -1),
    lambda: ([1] + (2,)),
    lambda: ((1,) + [2]),
    lambda: ([1] * "a"),
    lambda: ([1] * 1.0),
    lambda: ([1, 2] == [1, 2], [1, 2] == (1, 2), [1, 2] < [1, 3], [1] < [1, 2], (1, 2) < (1, 2, 3), [] < [1], [2] > [1, 5], [1, 2] != [1, 3]),
    lambda: ([1] < ["a"]),
    lambda: (1 in [1, 2], 3 in [1, 2], 1.0 in [1], "a" in ["a"], None in [None], [] in [[]], 2 not in (1,)),
    lambda: (list(), list("abc"), list((1, 2)), list({"a": 1}), list(range(3)), list(x for x in "ab"), tuple([1, 2]), tuple("ab"), tuple()),
    lambda: (list(5)),
    lambda: (tuple(None)),
    lambda: (list(1, 2)),
    lambda: ([1, 2, 1].count(1), [1, 2, 3].index(2), [1, 2, 1].index(1, 1), (1, 2, 1).count(1), (1, 2).index(2), [1, 2].index(2, -1)),
    lambda: ([1].index(5)),
    lambda: ((1,).index(5)),
    lambda: ([].pop()),
    lambda: ([1].pop(5)),
    lambda: ([1].remove(2)),
    lambda: (sorted([3, 1, 2]), sorted("bca", reverse=True), sorted([3, -1, 2], key=abs), sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (1, "a")]), sorted({"b": 1, "a": 2}), sorted([1.5, 1, True, 0.5])),
    lambda: (sorted([1, "a"])),
    lambda: (sorted([None, None])),
    lambda: (sorted([3, 1, 2], reverse=1), sorted([(2, "x"), (1, "y"), (2, "a")], key=lambda p: p[0]), sorted([(2, "x"), (1, "y"), (2, "a")], key=lambda p: p[0], reverse=True)),
    lambda: (list.sort([1], None)),
    lambda: (list(reversed([1, 2, 3])), list(reversed((1, 2))), list(reversed(range(3)))),
    lambda: (len([1, 2]), len(()), sum([[1], [2]], []), min([2, 1]), max((1, 3)), any([0, 1]), all([]), bool([]), bool([0]), bool(())),
    lambda: (min([])),
    lambda: (max(1)),
    lambda: (min([], default=5), max([1, -3], key=abs), min("b", "a"), max([1, 2], [1, 3])),
    lambda: ([1, [2, [3, (4,)]]], (1,), ((),), [()], [None, True, 1.5, "a", b"b"]),
    lambda: ([x for x in range(3)], [x * y for x in (1, 2) for y in (3, 4)], [x for x in range(10) if x % 2], tuple(x for x in (1, 2))),
    lambda: (list(zip([1, 2], "ab")), list(enumerate("ab", 1)), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, 2]))),
    lambda: (list(zip([1, 2], [1], strict=True))),
    lambda: ([1, 2, 3].copy(), [1, 2].__len__(), [1, 2].__contains__(1), [1].__add__([2]), [1].__eq__([1]), (1,).__hash__() == hash((1,)), list.__getitem__([5], 0)),
    lambda: (hash([1])),
    lambda: ({[1]: 2}),
    lambda: ({(1, [2]): 3}),
    lambda: ([1, 2, 3].foo),
    lambda: ([].append()),
    lambda: ([].append(1, 2)),
    lambda: ([1].extend(5)),
    lambda: ([1, 2].sort(5)),
    lambda: (a_list_changed(lambda l: l.append(4)), a_list_changed(lambda l: l.extend("ab")), a_list_changed(lambda l: l.insert(0, 9)), a_list_changed(lambda l: l.insert(-1, 9)), a_list_changed(lambda l: l.insert(99, 9)), a_list_changed(lambda l: l.pop()), a_list_changed(lambda l: l.pop(0)), a_list_changed(lambda l: l.remove(2)), a_list_changed(lambda l: l.clear()), a_list_changed(lambda l: l.reverse()), a_list_changed(lambda l: l.sort(reverse=True)), a_list_changed(lambda l: l.sort(key=lambda x: -x))),
    lambda: (a_list_changed(lambda l: l.__setitem__(0, 9)), a_list_changed(lambda l: l.__setitem__(slice(0, 2), [7, 8, 9])), a_list_changed(lambda l: l.__setitem__(slice(None, None, 2), "ab")), a_list_changed(lambda l: l.__setitem__(slice(1, 1), [5])), a_list_changed(lambda l: l.__delitem__(0)), a_list_changed(lambda l: l.__delitem__(slice(0, 2))), a_list_changed(lambda l: l.__delitem__(slice(None, None, 2))), a_list_changed(lambda l: l.__delitem__(slice(None, None, -2))), a_list_changed(lambda l: l.__iadd__((4, 5))), a_list_changed(lambda l: l.__imul__(2))),
    lambda: (a_list_changed(lambda l: l.__setitem__(5, 1))),
    lambda: (a_list_changed(lambda l: l.__setitem__(slice(None, None, 2), [1]))),
    lambda: (a_list_changed(lambda l: l.__setitem__(slice(0, 1), 5))),
    lambda: (a_list_changed(lambda l: l.__delitem__(5))),
    lambda: (recursive(), unpacked([1, 2, 3]), starred([1, 2, 3, 4])),
    lambda: (unpacked([1, 2])),
    lambda: (unpacked([1, 2, 3, 4])),
    lambda: (unpacked(5)),
    lambda: (unpacked("abc"), unpacked({"a": 1, "b": 2, "c": 3}), starred("ab")),
    lambda: (starred([1])),
    lambda: ((1, 2).append(3)),
    lambda: (assigned((1, 2))),
    lambda: (assigned("ab")),
    lambda: (assigned(5)),
    lambda: (deleted((1,))),
    lambda: (deleted(5)),
    lambda: (range(5), range(1, 5), range(0, 10, 3), range(5, 0, -1), range(0), len(range(0, 10, 3)), list(range(10, 0, -3)), range(10)[3], range(10)[-1], range(10)[2:5], range(0, 10, 2)[::-1], range(3) == range(0, 3, 1), range(0) == range(5, 5), 3 in range(5), 5 in range(5), 2.0 in range(5), range(0, 10, 3).index(6), range(5).count(3)),
    lambda: (range(5)[5]),
    lambda: (range(5).index(9)),
    lambda: (range(1, 2, 0)),
    lambda: (range(1.5)),
    lambda: (range("a")),
    lambda: (range(3).start, range(3).stop, range(3).step, hash(range(3)) == hash(range(0, 3)), bool(range(0)), sum(range(101)), list(reversed(range(0, 10, 3))), max(range(5))),
    lambda: (slice(1, 2), slice(5), slice(1, 10, 2).indices(5), slice(None, None, -1).indices(3), slice(1, 2).start, slice(1, 2) == slice(1, 2)),
    lambda: (hash(slice(1))),
    lambda: (iter(5)),
    lambda: (next([])),
    lambda: (next(iter([]))),
    lambda: (next(iter([]), "end"), next(iter([1])), list(iter([1, 2])), type(iter([])).__name__, type(iter(())).__name__, type(iter({})).__name__, type(iter("")).__name__, type(iter(range(1))).__name__, type(iter({1})).__name__),
    lambda: (len(5)),
    lambda: (len(iter([]))),
)
