import functools


@functools.total_ordering
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __eq__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __hash__(self):
        return hash(self.cents)

    def __add__(self, other):
        if isinstance(other, int):
            return Money(self.cents + other)
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        return NotImplemented

    __radd__ = __add__

    def __mul__(self, n):
        return Money(self.cents * n)

    def __neg__(self):
        return Money(-self.cents)

    def __iadd__(self, other):
        self.cents += other
        return self

    def __bool__(self):
        return self.cents != 0

    def __str__(self):
        return f"{self.cents / 100:.2f}"

    def __repr__(self):
        return f"Money({self.cents})"

    def __format__(self, spec):
        return f"{self.cents / 100:{spec or '.2f'}}"


a, b = Money(150), Money(250)
print(a < b, a >= b, a == Money(150), a != b, a == 150)
print(a + b, a + 5, 5 + a, a * 3, -a, sum([a, b]))
a += 50
print(a, repr(a), bool(Money(0)), f"{a} {b:8.3f}|")
print(sorted([b, a]), max(a, b), {Money(1): "one"}[Money(1)])
try:
    a + "x"
except TypeError as error:
    print(error)
try:
    a < "x"
except AttributeError as error:
    print(error)
