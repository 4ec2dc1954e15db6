import collections
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple

Point = namedtuple('Point', 'x y')
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._fields, p._asdict(), p._replace(x=5), Point._make([3, 4]))
x, y = p
print(x, y, len(p), isinstance(p, tuple), Point.__name__, hash(p) == hash((1, 2)))
for args in ((1,), (1, 2, 3)):
    try:
        Point(*args)
    except TypeError as error:
        print(error)
try:
    p.x = 3
except AttributeError as error:
    print('cannot set')
Task = namedtuple('Task', ['name', 'priority'], defaults=[0])
print(Task('a'), Task('b', 2), Task._field_defaults)
print(namedtuple('R', 'a class a', rename=True)._fields)
for bad in ('a-b c', 'class', '_x', 'a a'):
    try:
        namedtuple('Bad', bad)
    except ValueError as error:
        print(error)


class Vector(namedtuple('Vector', 'x y z')):
    def norm(self):
        return sum(part * part for part in self)


print(Vector(1, 2, 3), Vector(1, 2, 3).norm())
match p:
    case Point(x=a, y=b):
        print('matched', a, b)

d = defaultdict(list)
d['a'].append(1)
d['b'].append(2)
d['a'].append(3)
print(d, dict(d), d.get('zz'), 'zz' in d, len(d))
counts = defaultdict(int, x=5)
counts['x'] += 1
counts['y'] += 1
print(counts, sorted(counts.items()))
try:
    defaultdict()['q']
except KeyError as error:
    print('KeyError', error)
try:
    defaultdict(3)
except TypeError as error:
    print(error)
print(defaultdict(lambda: 7)['k'])

od = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
od.move_to_end('a')
print(od, list(od))
od.move_to_end('c', last=False)
print(list(od), od.popitem(), od.popitem(last=False), od)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), OrderedDict())

c = Counter('mississippi')
print(c, c.most_common(2), c['z'], sum(c.values()), c.total())
c.update('miss')
c.subtract({'i': 10})
print(c, sorted(c.elements()))
print(Counter(a=3, b=1) + Counter(a=1, b=2), Counter(a=3, b=1) - Counter(a=1, b=2), Counter(a=3, b=1) & Counter(a=1, b=2),
      Counter(a=3, b=1) | Counter(a=1, b=2), +Counter(a=1, b=-1), Counter())
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2))

chain = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(chain['a'], chain['b'], dict(chain), chain, len(chain), 'q' in chain, chain.get('q', 9))
chain['n'] = 1
print(chain.maps[0], chain.new_child({'z': 0})['z'], chain.parents)


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1)
u.update({'b': 2})
print(u, 'A' in u, u.get('q'), list(u.items()), u.pop('A'), u)
ul = UserList([3, 1, 2])
ul.append(5)
ul.sort()
print(ul, ul[1:], len(ul), 3 in ul)

q = deque([1, 2, 3], maxlen=4)
q.append(4)
q.append(5)
q.appendleft(0)
print(q, q.maxlen, len(q), q[0], q[-1])
q.rotate(1)
print(q, list(reversed(q)), q.pop(), q.popleft(), q)
q.extend([7, 8, 9])
q.extendleft([1, 2])
print(q, q.count(7), q.index(7), 7 in q, 100 in q)
q.remove(7)
q.insert(1, 'i')
q[0] = 'first'
del q[1]
q.reverse()
print(q, q == deque(['x']), q.copy(), bool(deque()), deque())
q.clear()
for action in (q.pop, q.popleft):
    try:
        action()
    except IndexError as error:
        print(error)
try:
    deque([1])[5]
except IndexError as error:
    print(error)
try:
    deque([1]).remove(4)
except ValueError as error:
    print(error)
print(deque('abc') + deque('d'), deque([1, 2]) * 2, deque([1, 2]) < deque([1, 3]), deque(range(3), maxlen=2))
try:
    grows = deque([1, 2])
    for item in grows:
        grows.append(item)
except RuntimeError as error:
    print(error)
nested = deque([1])
nested.append(nested)
print(nested)
