import functools
from functools import lru_cache, partial, reduce


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info())
fib.cache_clear()
print(fib.cache_info().hits)


@functools.cache
def slow(x):
    print("computing", x)
    return x * 2


print(slow(2), slow(2), slow(3))
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], "empty"))
double = partial(pow, exp=2)
print(double(5), partial(print, "a", sep="-")("b"), partial(int, base=2)("101"))
p = partial(max, 5)
print(p.func is max, p.args, p.keywords, p(3), p(9))


@functools.singledispatch
def show(value):
    return f"something: {value}"


@show.register
def _(value: int):
    return f"int: {value}"


@show.register(list)
def _(value):
    return f"list of {len(value)}"


print(show("a"), show(3), show([1, 2]), show(True))


class Circle:
    def __init__(self, r):
        self.r = r

    @functools.cached_property
    def area(self):
        print("measuring")
        return 3 * self.r ** 2


c = Circle(2)
print(c.area, c.area)
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
