attempts = [
    lambda: 1 / 0,
    lambda: 5 % 0,
    lambda: 1.0 // 0,
    lambda: int("twelve"),
    lambda: int("3.5"),
    lambda: float("x"),
    lambda: [1, 2][5],
    lambda: "abc"[10],
    lambda: (1,)[1],
    lambda: {"a": 1}["b"],
    lambda: [].pop(),
    lambda: {}.popitem(),
    lambda: [1].remove(2),
    lambda: [1].index(2),
    lambda: "abc".index("z"),
    lambda: None.attribute,
    lambda: "text".missing,
    lambda: undefined_name,
    lambda: "a" + 1,
    lambda: 1 + "a",
    lambda: [] + (),
    lambda: "a" < 1,
    lambda: len(3),
    lambda: 3(),
    lambda: 3[0],
    lambda: iter(3),
    lambda: next([]),
    lambda: -"a",
    lambda: [1, 2, 3]["a"],
    lambda: {[]: 1},
    lambda: sorted([1, "a"]),
    lambda: sum(["a"]),
    lambda: ord("ab"),
    lambda: chr(-1),
    lambda: range(1, 2, 0),
    lambda: "x" * "y",
    lambda: int(None),
    lambda: max([]),
    lambda: abs("x"),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

try:
    a, b = 1, 2, 3
except ValueError as error:
    print(error)
try:
    a, b, *c = [1]
except ValueError as error:
    print(error)
try:
    a, b = 3
except TypeError as error:
    print(error)
try:
    for a, b in [(1, 2), (3,)]:
        pass
except ValueError as error:
    print(error)
try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error)
try:
    from math import no_such_name
except ImportError as error:
    print(str(error).split(" (")[0])
