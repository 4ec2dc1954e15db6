from __future__ import annotations

from typing import TYPE_CHECKING, Any, Awaitable, Callable, Generic, Iterator, NamedTuple, Optional, Protocol, TypedDict, TypeVar, Union, cast

if TYPE_CHECKING:
    import nothing_like_that

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


class Point(NamedTuple):
    x: int
    y: int = 0


class Movie(TypedDict):
    title: str
    year: int


class Speaks(Protocol):
    def speak(self) -> str: ...


class Duck:
    def speak(self) -> str:
        return "quack"


def loud(thing: Speaks) -> str:
    return thing.speak().upper()


stack: Stack[int] = Stack()
stack.push(1)
print(stack.pop(), Point(1), Point(1, 2).x, Movie(title="M", year=1931), loud(Duck()), cast(int, "still text"))


def numbers(upto: Optional[int] = None) -> Iterator[int]:
    yield from range(upto or 2)


print(list(numbers()), list(numbers(4)))
