from abc import ABC, ABCMeta, abstractmethod
from collections import deque
from collections.abc import (AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Callable, Collection, Container, Coroutine, Generator, Hashable,
                             Iterable, Iterator, Mapping, MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized)


def gen():
    yield 1


async def coro():
    pass


async def agen():
    yield 1

c = coro()
things = {'list': [], 'tuple': (), 'str': '', 'dict': {}, 'set': set(), 'frozenset': frozenset(), 'gen': gen(), 'coro': c, 'agen': agen(),
          'int': 1, 'deque': deque(), 'range': range(1), 'lambda': lambda: 0, 'keys': {}.keys(), 'iter': iter([]), 'bytes': b''}
kinds = [AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Callable, Collection, Container, Coroutine, Generator, Hashable, Iterable, Iterator,
         Mapping, MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized]
for name, thing in things.items():
    print(name, [kind.__name__ for kind in kinds if isinstance(thing, kind)])
c.close()


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def name(self):
        ...

    def describe(self):
        return f'{self.name} of {self.area()}'


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2

    @property
    def name(self):
        return 'square'


class Half(Shape):
    def area(self):
        return 0


class Lone(metaclass=ABCMeta):
    @abstractmethod
    def only(self):
        ...


print(Square(2).describe(), isinstance(Square(1), Shape), issubclass(Half, Shape))
for bad in (Shape, Half, Lone):
    try:
        bad()
    except TypeError as error:
        print(error)


class Virtual:
    pass


Shape.register(Virtual)
print(isinstance(Virtual(), Shape), issubclass(Virtual, Shape), issubclass(int, Shape))


class Bag(Mapping):
    def __init__(self, **items):
        self.items_ = items

    def __getitem__(self, key):
        return self.items_[key]

    def __iter__(self):
        return iter(self.items_)

    def __len__(self):
        return len(self.items_)


bag = Bag(a=1, b=2)
print(dict(bag), bag.get('c', 3), 'a' in bag, list(bag.items()), list(bag.keys()), bag == {'a': 1, 'b': 2}, {**bag})


class Countdown(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return self.n - i


print(list(Countdown(3)), list(reversed(Countdown(3))), 2 in Countdown(3), Countdown(3).index(1), Countdown(2).count(1))


class Once:
    def __iter__(self):
        return iter([1])

    def __len__(self):
        return 1


print([kind.__name__ for kind in kinds if isinstance(Once(), kind)])
try:
    class Store(MutableMapping):
        pass
    Store()
except TypeError as error:
    print(error)
print(Iterable[int], Mapping[str, int])
