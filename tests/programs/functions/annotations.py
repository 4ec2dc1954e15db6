from typing import Any, Callable, Optional


def area(width: float, height: float = 1.0) -> float:
    size: float = width * height
    return size


def apply(function: Callable[[int], int], value: Optional[int] = None) -> int | None:
    return None if value is None else function(value)


def anything(*args: Any, **kwargs: "NotDefinedAnywhere") -> list[str]:
    return [str(a) for a in args]


counter: int = 0
names: list[str] = []
declared: dict[str, int]

print(area(2, 3.5), apply(abs, -3), apply(abs), anything(1, None))
print(area.__annotations__)
print(__annotations__["names"], counter, names)
try:
    print(declared)
except NameError as error:
    print(error)
