import functools
from functools import partial, wraps, lru_cache, cache, reduce, cached_property, total_ordering, singledispatch, cmp_to_key, partialmethod


def add(a, b=0, *, c=0):
    return a + b + c


p = partial(add, 1, c=5)
print(p(2), p(2, c=1), p.args, p.keywords, p.func is add)
q = partial(p, 10)
print(q(), q.args)
print(repr(partial(print, 1, 'x', sep='-')).startswith('functools.partial(<built-in function print>, 1'))
try:
    partial(3)
except TypeError as error:
    print(error)


def logged(function):
    @wraps(function)
    def inner(*args, **kwargs):
        """inner doc"""
        return function(*args, **kwargs)
    return inner


@logged
def greet(name: str) -> str:
    """Says hello."""
    return 'hello ' + name


print(greet.__name__, greet.__doc__, greet.__annotations__, greet('you'), greet.__wrapped__('me'))


@lru_cache(maxsize=2)
def square(x):
    print('computing', x)
    return x * x


for x in (1, 2, 1, 3, 2, 1):
    square(x)
print(square.cache_info())
square.cache_clear()
print(square.cache_info(), square.cache_parameters())


@lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info(), fib.__name__)


@cache
def both(a, b=1):
    return (a, b)


both(1), both(1, 1), both(a=1), both(1)
print(both.cache_info())

print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, [], 'start'))
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @cached_property
    def area(self):
        print('area')
        return 3 * self.radius ** 2

    @lru_cache(maxsize=None)
    def scaled(self, factor):
        return self.radius * factor


c = Circle(2)
print(c.area, c.area, c.__dict__, c.scaled(3), c.scaled(3))
del c.area
print(c.area)


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Version(1) <= Version(2), Version(1) > Version(2), Version(2) >= Version(2), Version(1) != Version(2))
try:
    total_ordering(type('Bare', (), {}))
except ValueError as error:
    print(error)


@singledispatch
def show(value):
    return f'object {value}'


@show.register
def _(value: int):
    return f'int {value}'


@show.register(list)
def _(value):
    return f'list of {len(value)}'


print(show(1), show([1, 2]), show('x'), show(True), sorted(t.__name__ for t in show.registry))
print(sorted([5, 2, 9, 1], key=cmp_to_key(lambda a, b: b - a)))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state):
        self.alive = state

    set_alive = partialmethod(set_state, True)


cell = Cell()
cell.set_alive()
print(cell.alive)


class Shop:
    @functools.singledispatchmethod
    def buy(self, what):
        return 'thing'

    @buy.register
    def _(self, what: int):
        return 'number'


print(Shop().buy(1), Shop().buy('a'))
