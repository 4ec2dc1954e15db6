from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

    def describe(self):
        return f"{type(self).__name__} of {self.area()}"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


print(Square(3).describe(), isinstance(Square(1), Shape))
try:
    Shape()
except TypeError as error:
    print(error)


class Unfinished(Shape):
    pass


try:
    Unfinished()
except TypeError as error:
    print(error)


class Mixin:
    def to_dict(self):
        return {k: v for k, v in vars(self).items() if not k.startswith("_")}


class Both(Square, Mixin):
    def __init__(self):
        super().__init__(2)
        self._hidden = 1


print(Both().to_dict(), [c.__name__ for c in Both.__mro__])
