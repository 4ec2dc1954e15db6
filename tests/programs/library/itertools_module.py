import itertools
from itertools import accumulate, chain, count, cycle, groupby, islice, product, repeat, takewhile

print(list(islice(count(10, 5), 4)), list(islice(cycle("ab"), 5)), list(repeat("x", 3)))
print(list(chain([1], "ab", (2,))), list(chain.from_iterable([[1], [2, 3]])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=100)))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)))
print(list(itertools.permutations("abc", 2)), list(itertools.combinations("abcd", 2)), list(itertools.combinations_with_replacement("ab", 2)))
print(list(takewhile(lambda n: n < 3, [1, 2, 3, 1])), list(itertools.dropwhile(lambda n: n < 3, [1, 2, 3, 1])))
print([(k, list(g)) for k, g in groupby("aabbbc")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4], key=lambda n: n % 2)])
print(list(itertools.zip_longest("abc", [1], fillvalue="-")), list(itertools.starmap(pow, [(2, 3), (3, 2)])))
print(list(itertools.compress("abcd", [1, 0, 1])), list(itertools.filterfalse(lambda n: n % 2, range(5))), list(itertools.pairwise([1, 2, 3])))
a, b = itertools.tee([1, 2, 3])
print(next(a), list(b), list(a), list(islice("abcdef", 1, 5, 2)))
