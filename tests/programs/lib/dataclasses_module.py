import dataclasses
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar, List, Optional


@dataclass
class Point:
    x: int
    y: int = 0


p = Point(1)
print(p, p == Point(1, 0), p == (1, 0), Point(y=2, x=1), Point.__doc__, Point.__match_args__)
for args, kwargs in [((), {}), ((1, 2, 3), {}), ((1,), {'z': 1}), ((1,), {'x': 2})]:
    try:
        Point(*args, **kwargs)
    except TypeError as error:
        print(error)
try:
    hash(p)
except TypeError as error:
    print(error)
try:
    p < Point(2)
except TypeError as error:
    print(error)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = field(default=0, compare=True)
    label: str = field(default='', compare=False, repr=False)


print(Version(1, 2) < Version(1, 3), sorted([Version(2), Version(1, 5), Version(1)]), hash(Version(1)) == hash(Version(1, label='x')))
try:
    Version(1).major = 2
except FrozenInstanceError as error:
    print(type(error).__name__, error)
try:
    del Version(1).major
except dataclasses.FrozenInstanceError as error:
    print(error)
try:
    Version(1).other = 3
except AttributeError as error:
    print(error)


@dataclass
class Team:
    name: str
    members: List[str] = field(default_factory=list)
    count: ClassVar[int] = 7
    note: Optional[str] = None
    total: int = field(init=False)
    seed: InitVar[int] = 3

    def __post_init__(self, seed):
        self.total = len(self.members) * seed


a, b = Team('a'), Team('b', ['x', 'y'], seed=10)
a.members.append('z')
print(a, b, Team('c').members, Team.count, [f.name for f in fields(Team)])
print(asdict(b), astuple(b), replace(b, name='q', seed=1))


@dataclass
class Base:
    a: int = 1

    def hello(self):
        return f'hello {self.a}'


@dataclass
class Child(Base):
    b: str = 'b'
    c: list = field(default_factory=lambda: [1])


print(Child(), Child(5).hello(), Child(2) == Child(2), Base(2) == Child(2), is_dataclass(Child), is_dataclass(Child()), is_dataclass(3))


@dataclass
class Nested:
    point: Point
    points: list
    table: dict


n = Nested(Point(1, 2), [Point(3)], {'k': Point(4)})
print(n, asdict(n), astuple(n))


@dataclass(kw_only=True)
class Options:
    debug: bool = False
    name: str


print(Options(name='n'))
try:
    Options('n')
except TypeError as error:
    print(error)


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int


print(Mixed(1, c=3))
try:
    Mixed(1)
except TypeError as error:
    print(error)

try:
    @dataclass
    class Bad:
        items: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: int
except TypeError as error:
    print(error)


@dataclass(eq=False)
class Identity:
    a: int


print(Identity(1) == Identity(1))


@dataclass(slots=True)
class Slotted:
    a: int
    b: int = 2


s = Slotted(1)
print(s, Slotted.__slots__)
try:
    s.c = 1
except AttributeError as error:
    print(error)

match Point(3, 4):
    case Point(x, y):
        print('matched', x, y)

Made = make_dataclass('Made', [('x', int), ('y', int, field(default=5))])
print(Made(1))


@dataclass
class Node:
    value: int
    next: 'Node' = None


node = Node(1)
node.next = node
print(node)


@dataclass
class Custom:
    a: int

    def __repr__(self):
        return 'custom'

    def __eq__(self, other):
        return True


print(Custom(1), Custom(1) == 5)


def outer():
    @dataclass
    class Inner:
        v: int = 1
    return Inner


print(outer()())
try:
    outer()(1, 2)
except TypeError as error:
    print(error)


@dataclass(unsafe_hash=True)
class Hashable:
    a: int


print(hash(Hashable(1)) == hash(Hashable(1)), len({Hashable(1), Hashable(1)}))
print(fields(Point)[0].name, fields(Point)[1].default, fields(Point)[0].type)
try:
    fields(3)
except TypeError as error:
    print(error)
