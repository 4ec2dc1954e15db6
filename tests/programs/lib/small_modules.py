import bisect
import copy
import heapq
import keyword
import operator
import statistics
import string
import textwrap
from dataclasses import dataclass, field
from fractions import Fraction

heap = []
for n in (5, 1, 4, 1, 3):
    heapq.heappush(heap, n)
print(heap, [heapq.heappop(heap) for _ in range(5)])
heap = [9, 7, 8, 1]
heapq.heapify(heap)
print(heap, heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 6), heap, heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, 'hello', key=ord),
      list(heapq.merge([1, 4], [2, 3], [0, 9])), list(heapq.merge([4, 1], [3], reverse=True)))
jobs = []
heapq.heappush(jobs, (2, 'low'))
heapq.heappush(jobs, (1, 'high'))
print(heapq.heappop(jobs))
try:
    heapq.heappop([])
except IndexError as error:
    print(error)
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 9))
bisect.insort(a, 4)
print(a)


@dataclass
class Node:
    value: int
    items: list = field(default_factory=list)


class Plain:
    def __init__(self):
        self.a = [1]


one = {'x': [1, [2]], 'n': Node(1, [Node(2)]), 't': ([],), 'p': Plain()}
shallow, deep = copy.copy(one), copy.deepcopy(one)
one['x'][1].append(3)
one['p'].a.append(2)
print(shallow['x'], deep['x'], deep['n'], deep['p'].a, deep['n'] is one['n'], deep['t'] is one['t'], copy.copy([1, 2]), copy.deepcopy((1, 'a')))
cycle = [1]
cycle.append(cycle)
twin = copy.deepcopy(cycle)
print(twin[1] is twin, twin is cycle)


class Custom:
    def __copy__(self):
        return 'copied'

    def __deepcopy__(self, memo):
        return 'deep'


print(copy.copy(Custom()), copy.deepcopy([Custom()]))
print(operator.add(1, 2), operator.itemgetter(1)('abc'), operator.itemgetter(0, 2)('abc'), operator.attrgetter('value')(Node(7)),
      operator.methodcaller('upper')('x'), operator.itemgetter(1), sorted([(2, 'a'), (1, 'b')], key=operator.itemgetter(0)), operator.mul(3, 4), operator.not_(1),
      operator.contains([1], 1))
print(statistics.mean([1, 2, 3, 4]), statistics.mean([1, 2]), statistics.median([3, 1, 2]), statistics.median([1, 2, 3, 4]), statistics.mode('aab'),
      statistics.stdev([1, 2, 3, 4]), statistics.pstdev([1.5, 2.5]), statistics.variance([1, 2, 4]), statistics.fmean([1, 2, 4]),
      statistics.quantiles([1, 2, 3, 4, 5]), statistics.multimode('aabb'), statistics.mean([0.1, 0.2, 0.3]), statistics.stdev([0.1, 0.25, 0.7]),
      statistics.harmonic_mean([40, 60]), statistics.median_low([1, 2, 3, 4]), statistics.mean([Fraction(1, 2), Fraction(1, 3)]))
for function in (statistics.mean, statistics.median, statistics.stdev):
    try:
        function([])
    except statistics.StatisticsError as error:
        print(error)
print(string.ascii_lowercase, string.digits, string.punctuation, string.capwords('hello big world'), repr(string.whitespace))
print(string.Template('$a and ${b} $$').substitute(a=1, b='x'), string.Template('$q').safe_substitute())
try:
    string.Template('$q').substitute()
except KeyError as error:
    print('KeyError', error)
print(repr(textwrap.dedent('''
    a
      b

    c
''')), repr(textwrap.indent('a\n\nb\n', '> ')))
print(textwrap.fill('The quick brown fox jumps over the lazy dog, and well-known things happen.', 20), textwrap.shorten('hello there big world', 15),
      textwrap.wrap('averyveryverylongword short', 8))
print(keyword.iskeyword('for'), keyword.iskeyword('foo'))
print(Fraction(1, 3) + Fraction(1, 6), Fraction('0.25'), Fraction(3, 6), repr(Fraction(2)), Fraction(1, 3) * 3 == 1, float(Fraction(1, 4)), Fraction(0.5),
      Fraction(7, 2) // 1, round(Fraction(7, 2)), Fraction(1, 2) < 1, 2 - Fraction(1, 2), Fraction(1, 2) ** 2, Fraction('3/4'), Fraction(3.14159).limit_denominator(100))
