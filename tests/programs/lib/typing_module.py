import typing
from typing import (TYPE_CHECKING, Annotated, Any, AsyncIterator, Awaitable, Callable, ClassVar, Coroutine, Dict, Final, Generic, Iterable, List, Literal,
                    NamedTuple, NewType, Optional, Protocol, Sequence, Tuple, Type, TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints,
                    overload, runtime_checkable)

T = TypeVar('T')
K = TypeVar('K', bound=str)


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


s = Stack[int]()
s.push(1)
print(s.pop(), type(s).__name__, T, isinstance(s, Stack))


class Special(Stack[str]):
    pass


print(Special().items, Special.__mro__[1] is Stack)


class P(NamedTuple):
    x: int
    y: int = 2

    def total(self):
        return self.x + self.y


print(P(1), P(1).total(), P(1, 5)._asdict(), P._fields, isinstance(P(1), tuple))
try:
    P()
except TypeError as error:
    print(error)
Q = NamedTuple('Q', [('a', int), ('b', str)])
print(Q(1, 'x'))


class Movie(TypedDict, total=False):
    name: str
    year: int


m: Movie = {'name': 'x'}
print(m, Movie(name='y', year=3), type(Movie(name='q')))


@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...


class File:
    def close(self):
        print('closed')


class Named(Protocol):
    name: str


print(isinstance(File(), Closable), isinstance(3, Closable))
try:
    isinstance(3, Named)
except TypeError as error:
    print(error)
try:
    Named()
except TypeError as error:
    print(error)


class Impl(Named):
    def __init__(self):
        self.name = 'impl'


print(Impl().name)
UserId = NewType('UserId', int)
print(UserId(5), UserId.__name__)
print(Optional[int], Union[int, str], List[int], Dict[str, List[int]], Callable[..., int], Tuple[int, ...], Any, Literal['a', 1], Union[int, None, str])
print(Optional[int] == Union[int, None], get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]), get_args(Optional[int]))
print(isinstance([], typing.List), isinstance({}, typing.Mapping), isinstance((i for i in ()), typing.Iterator))
print(cast(int, 'x'), TYPE_CHECKING, Awaitable[int], Coroutine[Any, Any, T])


def f(a: int, b: Optional[str] = None) -> bool:
    return True


print(f.__annotations__)
print(get_type_hints(f))


@overload
def g(a: int) -> int: ...


@overload
def g(a: str) -> str: ...


def g(a):
    return a


print(g(1))
try:
    typing.List[int]()
except TypeError as error:
    print(error)
try:
    isinstance([], List[int])
except TypeError as error:
    print(error)


def generic(items: Sequence[T], key: Callable[[T], int]) -> Final[int]:
    return 1


x: Annotated[int, 'meta'] = 5


class Config:
    limit: ClassVar[int] = 3


print(generic([], len), x, Config.limit)
