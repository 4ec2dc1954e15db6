import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return f'{self.name} is {self.value}'

    @classmethod
    def default(cls):
        return cls.RED

    @property
    def lower(self):
        return self.name.lower()


print(Color.RED, repr(Color.RED), Color(2), Color['BLUE'], Color.CRIMSON, Color.CRIMSON is Color.RED)
print(list(Color), len(Color), Color.RED in Color, [c.name for c in Color], [c.value for c in reversed(Color)])
print(Color.GREEN.describe(), Color.default(), Color.BLUE.lower, type(Color.RED), isinstance(Color.RED, Color), Color)
print(Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.BLUE, {Color.RED: 'r'}[Color.RED], f'{Color.RED} {Color.RED:>12}|', Color.__members__)
for bad in (lambda: Color(9), lambda: Color['NOPE'], lambda: Color.NOPE):
    try:
        bad()
    except (ValueError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    Color.RED < Color.BLUE
except TypeError as error:
    print(error)
try:
    Color.RED = 5
except AttributeError as error:
    print(error)
try:
    class More(Color):
        PINK = 4
except TypeError as error:
    print(error)


class State(Enum):
    PENDING = auto()
    RUNNING = auto()
    DONE = 'done'


print([(s.name, s.value) for s in State])


class Priority(IntEnum):
    LOW = 1
    HIGH = 10


print(Priority.HIGH > Priority.LOW, Priority.HIGH + 1, Priority(10), repr(Priority.LOW), f'{Priority.LOW}', sorted([Priority.HIGH, Priority.LOW]),
      Priority.LOW == 1, '%d %s' % (Priority.LOW, Priority.LOW), isinstance(Priority.LOW, int))


class Level(StrEnum):
    DEBUG = auto()
    INFO = 'information'


print(Level.DEBUG, repr(Level.INFO), Level.INFO == 'information', Level.DEBUG.upper(), f'{Level.INFO:>15}', str(Level.DEBUG), Level('debug'))


class Mixed(str, Enum):
    A = 'a'
    B = 'b'


print(Mixed.A, repr(Mixed.A), Mixed.A == 'a', f'{Mixed.A}', Mixed.B.value, Mixed('b'), 'x' + Mixed.A)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R, repr(Perm.R | Perm.X), Perm.RW, Perm.R in Perm.RW, Perm.X in Perm.RW, ~Perm.R, Perm.RW & Perm.W, Perm.R ^ Perm.R, bool(Perm(0)), list(Perm.RW),
      list(Perm), Perm.RW.value, Perm(5), len(Perm.RW))
try:
    Perm(99)
except ValueError as error:
    print(error)


class Mode(IntFlag):
    A = 1
    B = 2
    C = 4


print(Mode.A | Mode.B, repr(Mode.A | Mode.B), Mode.A | 8, repr(Mode.A | 8), Mode.C == 4, Mode(3) & Mode.A)

try:
    @unique
    class Dup(Enum):
        ONE = 1
        UNO = 1
except ValueError as error:
    print(error)


class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.3)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius


print(Planet.EARTH.mass, Planet.MARS.value, Planet((0.6, 3.3)))


class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj
    PX = (0, 'P.X')
    PY = (1, 'P.Y')


print(Coord.PY.value, Coord.PY.label, Coord(1))
Animal = Enum('Animal', 'CAT DOG')
print(list(Animal), Animal.CAT.value, Enum('X', {'a': 5}).a)


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()
    FOO = auto()
    BAR = auto()


print([n.value for n in Named])


class WithMissing(Enum):
    A = 'a'
    UNKNOWN = 'unknown'

    @classmethod
    def _missing_(cls, value):
        return cls.UNKNOWN


print(WithMissing('zz'))


class Str(Enum):
    ONE = 1

    def __str__(self):
        return f'number {self.value}'


print(Str.ONE, f'{Str.ONE}', repr(Str.ONE))
match Color.GREEN:
    case Color.RED:
        print('red')
    case Color.GREEN:
        print('green')
print(hash(Color.RED) == hash(Color.RED), {Color.RED, Color.CRIMSON, Color.BLUE} == {Color.BLUE, Color.RED})
