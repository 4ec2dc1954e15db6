def check(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__, error, sep=": ")


class Stack(list):
    def __init__(self, items=()):
        super().__init__(items)

    def top(self):
        return self[-1]


class Loud(str):
    def __str__(self):
        return self.upper() + "!"


class Even(int):
    def __new__(cls, number):
        return super().__new__(cls, number - number % 2)


class Half(float):
    def __new__(cls, number):
        return super().__new__(cls, number)


class Default(dict):
    def __missing__(self, key):
        return f"no {key}"


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __add__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return Point(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Point(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return Point(-self.x, -self.y)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __lt__(self, other):
        return (self.x, self.y) < (other.x, other.y)

    def __bool__(self):
        return bool(self.x or self.y)

    def __getitem__(self, index):
        return (self.x, self.y)[index]

    def __call__(self, scale):
        return self * scale

    def __format__(self, spec):
        return f"<{self.x}|{self.y}|{spec}>"


class Plain:
    pass


class NoHash:
    def __eq__(self, other):
        return True


class BadLen:
    def __init__(self, length=0):
        self.length = length

    def __len__(self):
        return self.length


class BadStr:
    def __str__(self):
        return 5

    __repr__ = __str__


class Sequence:
    def __len__(self):
        return 3

    def __getitem__(self, index):
        if index >= 3:
            raise IndexError(index)
        return index * 2


class Reflected:
    def __radd__(self, other):
        return ("radd", other)

    def __add__(self, other):
        return ("add", other)

    def __rsub__(self, other):
        return ("rsub", other)

    def __sub__(self, other):
        return ("sub", other)

    def __gt__(self, other):
        return ("gt", other)

    def __rpow__(self, other):
        return ("rpow", other)

    def __rmod__(self, other):
        return ("rmod", other)

    def __rmul__(self, other):
        return ("rmul", other)


class Parent:
    def __init__(self, number):
        self.number = number

    def __add__(self, other):
        return (type(self).__name__, "add", other.number)

    def __radd__(self, other):
        return (type(self).__name__, "radd", other.number)


class Child(Parent):
    def __radd__(self, other):
        return ("Child's", "radd", other.number)


class Adder:
    def __init__(self, total):
        self.total = total

    def __iadd__(self, other):
        self.total += other
        return self

    def __repr__(self):
        return f"Adder({self.total})"


def augmented(value, other):
    value += other
    return value


check(
    lambda: (type(1), type("a"), type(None), type([]), type({}), type(type), type(int), type(1.5), type(...), type(NotImplemented), type(print), type(len).__name__, type(lambda: 1), type({}.keys())),
    lambda: (int, str, list, object, ValueError, type(iter([])), Stack, Point, None, ..., NotImplemented),
    lambda: (isinstance(1, int), isinstance("a", (int, str)), isinstance(1, int | str), isinstance(None, int | None), isinstance([], list), issubclass(bool, int), issubclass(Stack, list), isinstance(Stack(), list), isinstance(1, object), isinstance(int, type)),
    lambda: (isinstance(1, 5)),
    lambda: (isinstance(1, [int])),
    lambda: (issubclass(1, int)),
    lambda: (issubclass(int, 5)),
    lambda: (isinstance(1, list[int])),
    lambda: (list[int], dict[str, int], tuple[int, ...], list[list[int]], int | None, int | str | None, list[int] | None, list[int]() , dict[str, int](a=1), (int | str) == (str | int), list[int] == list[int], list[int].__origin__, list[int].__args__, type[int], tuple[()]),
    lambda: (int[str]),
    lambda: (5[0]),
    lambda: (None[0]),
    lambda: (Stack([1, 2]), Stack(), Stack([3]).top(), len(Stack([1])), Stack([1]) == [1], Stack([1, 2])[0], type(Stack([1]) + [2]).__name__, str(Stack([1])), Stack([2, 1]) < [3], sorted(Stack([2, 1]))),
    lambda: (Loud("a"), Loud("a") + "b", Loud("ab").upper(), type(Loud("a").upper()).__name__, Loud("a") == "a", hash(Loud("a")) == hash("a"), {"a": 1}[Loud("a")], f"{Loud('a')}", f"{Loud('a'):>3}", str(Loud("a")), len(Loud("abc")), "-".join([Loud("x")])),
    lambda: (Even(4), Even(5), Even(4) + 1, type(Even(4) + 1).__name__, Even(4) == 4, f"{Even(4):03d}", [1, 2, 3][Even(1)], -Even(4), Even(4) * 2.5, 10 - Even(4), hash(Even(4)), Even(2) < 3, range(Even(4)), bool(Even(0)), int(Even(6)), divmod(Even(7), 2), "ab" * Even(2), 2 ** Even(4)),
    lambda: (Default()["x"], Default(a=1)["a"], len(Default(a=1)), Default(a=1), Default(a=1) == {"a": 1}, dict(Default(a=1)), Default(a=1).get("zz"), "a" in Default(a=1), {**Default(a=1)}),
    lambda: (Half(5.0), Half(5.0) + 1, Half(3.0) == 3.0, round(Half(2.5)), f"{Half(2.5):.2f}", Half(1.5).is_integer(), float(Half(2.0))),
    lambda: (Point(1, 2), Point(1, 2) == Point(1, 2), Point(1, 2) != Point(1, 2), Point(1, 2) == (1, 2), Point(1, 2) + Point(3, 4), Point(1, 2) * 3, 3 * Point(1, 2), -Point(1, 2), Point(1, 2) < Point(2, 1), sorted([Point(2, 0), Point(1, 0)]), Point(0, 0) or "empty", len({Point(1, 2), Point(1, 2)}), Point(1, 2)[0], list(Point(1, 2)), 2 in Point(1, 2), Point(3, 4)(1), f"{Point(1, 2):wide}", abs(Point(3, 4)), max(Point(1, 1), Point(2, 2)), Point(1, 2) in [Point(1, 2)], [Point(1, 2)].index(Point(1, 2)), {Point(1, 2): "x"}[Point(1, 2)]),
    lambda: (Point(1, 2) + 1),
    lambda: (1 + Point(1, 2)),
    lambda: (Point(1, 2) - Point(1, 2)),
    lambda: (Point(1, 2) > 5),
    lambda: (Point(1, 2) <= Point(1, 2)),
    lambda: (Point(1, 2)["x"]),
    lambda: (Point(1, 2) @ 2),
    lambda: (~Point(1, 2)),
    lambda: (len(Plain())),
    lambda: (iter(Plain())),
    lambda: (Plain()[0]),
    lambda: (Plain()()),
    lambda: (Plain() < Plain()),
    lambda: (Plain() + 1),
    lambda: (1 in Plain()),
    lambda: ("" + Plain()),
    lambda: ([] + Plain()),
    lambda: (hash(NoHash())),
    lambda: ({NoHash(): 1}),
    lambda: (BadLen().__class__.__name__, bool(Plain()), Plain() == Plain(), Plain() != Plain(), Plain().__eq__(1), (lambda p: p == p)(Plain())),
    lambda: (len(BadLen(-1))),
    lambda: (len(BadLen("a"))),
    lambda: (bool(BadLen(0)), bool(BadLen(2)), len(BadLen(True))),
    lambda: (str(BadStr())),
    lambda: (repr(BadStr())),
    lambda: (list(Sequence()), 2 in Sequence(), list(reversed(Sequence())), list(enumerate(Sequence())), tuple(Sequence()), max(Sequence()), sum(Sequence())),
    lambda: (Reflected() + 1, 1 + Reflected(), Reflected() - 1, 1 - Reflected(), [1] + Reflected(), "a" + Reflected(), 5 < Reflected(), Reflected() > 5, 2 ** Reflected(), 7 % Reflected(), "x" * Reflected()),
    lambda: (Child(2) + Child(3), Parent(1) + Child(2), Child(1) + Parent(2), Parent(1) + Parent(2)),
    lambda: (augmented(Adder(1), 5), augmented([1], "ab"), augmented((1,), (2,)), augmented(5, 2), augmented("a", "b"), augmented({1}, {2}) if False else 0),
    lambda: (augmented(1, "a")),
    lambda: (augmented([1], 5)),
    lambda: (object.__repr__ is not None, object().__eq__(1), object.__str__(5), int.__repr__(5), list.__repr__([1]), str.__str__("a"), dict.__repr__({}), object.__ne__(1, 1), type.__repr__(int)),
    lambda: (object(1)),
    lambda: (Plain(1)),
    lambda: (int("5", base=10), int(x="5") if False else 0, bool(), bool([1])),
    lambda: (KeyError("a"), ValueError("a", 1), str(KeyError("a")), str(ValueError()), str(ValueError("x")), str(ValueError(1, 2)), repr(ValueError()), OSError(2, "No such file"), str(OSError(2, "No such file")), Exception("a").args, str(KeyError()), repr(KeyError(1))),
    lambda: (str(ExceptionGroup("several", [ValueError(1), TypeError(2)])), repr(StopIteration(3)), StopIteration(3).value),
)
