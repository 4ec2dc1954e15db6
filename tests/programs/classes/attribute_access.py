class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        print("looking up", name)
        return getattr(self._target, name)


class Frozen:
    def __init__(self, **values):
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        raise AttributeError(f"{name} cannot be changed to {value!r}")


class Slots:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


proxy = Proxy("text")
print(proxy.upper(), proxy._target)
frozen = Frozen(a=1, b=[2])
print(frozen.a, vars(frozen))
try:
    frozen.a = 2
except AttributeError as error:
    print(error)
point = Slots(1, 2)
try:
    point.z = 3
except AttributeError as error:
    print(error)


class Countdown:
    def __init__(self, start):
        self.left = start

    def __call__(self, by=1):
        self.left -= by
        return self.left


c = Countdown(10)
print(c(), c(3), c(by=2), callable(c))


class Meter:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name, 0)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError("negative")
        setattr(instance, self.name, value)


class Line:
    length = Meter()


line = Line()
line.length = 5
print(line.length, Line().length)
try:
    line.length = -1
except ValueError as error:
    print(error)
