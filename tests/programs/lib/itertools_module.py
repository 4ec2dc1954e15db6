import itertools
import math
import operator
from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse, groupby, islice, pairwise,
                       permutations, product, repeat, starmap, takewhile, tee, zip_longest)

print(list(islice(count(5), 3)), list(islice(count(1, 0.5), 3)), count(3), count(1, 2), next(count(10 ** 20)), list(islice(cycle('ab'), 5)), list(repeat(1, 3)))
print(repeat('x', 2), repeat(1), list(chain('ab', [1], ())), list(chain.from_iterable(['ab', 'c'])), list(compress('abcd', [1, 0, 1])))
print(list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(None, [0, 1, ''])), list(starmap(pow, [(2, 3), (3, 2)])))
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul, initial=10)), list(accumulate('abc')), list(accumulate([3, 1, 2], max)))
print(list(zip_longest('abc', [1], fillvalue='-')), list(pairwise('abcd')), list(pairwise('a')))
print([(k, list(g)) for k, g in groupby('aabbca')], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4], key=lambda x: x % 2)])
groups = groupby('aab')
first = next(groups)
second = next(groups)
print(list(first[1]), list(second[1]))
print(list(product('ab', [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product('a', [])))
print(list(permutations('abc', 2)), len(list(permutations(range(4)))), list(permutations([], 0)), list(permutations('ab', 3)))
print(list(combinations('abcd', 2)), list(combinations('ab', 3)), list(combinations('a', 0)), list(combinations_with_replacement('ab', 2)))
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a), list(islice('abcdef', 1, None, 2)), list(islice('abc', None)), list(islice(range(10), 2, 5)))
for bad in (lambda: islice('a', -1), lambda: islice('a', 0, 1, 0), lambda: count('x'), lambda: product([1], repeat=-1), lambda: combinations('a', -1), lambda: list(chain(1))):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
numbers = count()
print([next(numbers) for _ in range(3)], next(numbers), isinstance(numbers, count), type(chain()).__name__)
counter = iter(range(3))
print(list(zip(counter, counter)), list(islice(counter, 5)))
print(itertools.chain([1], [2]).__next__(), sum(1 for _ in product(range(3), repeat=3)))
lazy = map(print, 'ab')
print('nothing yet')
list(lazy)
print(math.pi, math.e, math.inf, math.nan, math.tau, math.sqrt(2), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.factorial(20), math.comb(5, 2), math.perm(5, 2))
print(math.gcd(12, 18), math.lcm(4, 6), math.gcd(), math.isqrt(17), math.hypot(3, 4), math.dist((0, 0), (3, 4)), math.log(8, 2), math.log2(8), math.log10(1000), math.log(math.e))
print(math.sin(1), math.cos(1), math.atan2(1, 1), math.degrees(math.pi), math.radians(180), math.exp(1), math.pow(2, 0.5), math.fmod(-7, 3), math.copysign(1, -0.0))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.modf(3.25), math.frexp(8), math.ldexp(0.5, 4), math.fsum([0.1] * 10),
      math.prod([1, 2, 3]), math.prod([], start=2), math.fabs(-2), math.log1p(1e-10), math.expm1(1e-10), math.log(10 ** 400))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.floor(math.inf),
            lambda: math.floor(math.nan), lambda: math.sqrt('a'), lambda: math.pow(0, -1), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.fmod(1, 0), lambda: math.gcd(1.5)):
    try:
        print(bad())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
