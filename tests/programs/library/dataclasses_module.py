from dataclasses import asdict, astuple, dataclass, field, fields, replace


@dataclass(order=True)
class Item:
    price: float
    name: str = "thing"
    tags: list = field(default_factory=list, compare=False)
    secret: str = field(default="s", repr=False)

    def __post_init__(self):
        self.total = self.price * 2


a = Item(1.5)
b = Item(1.5, "other", ["x"])
print(a, b, a == Item(1.5), a < b, sorted([b, a])[0].name, a.total)
a.tags.append("y")
print(a.tags, Item(2).tags, asdict(b), astuple(a), replace(b, price=9))
print([f.name for f in fields(Item)])


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0

    @property
    def length(self):
        return abs(self.x) + abs(self.y)


p = Point(3, -4)
print(p, p.length, {p: "key"}[Point(3, -4)])
try:
    p.x = 1
except Exception as error:
    print(type(error).__name__, error)


@dataclass
class Child(Item):
    extra: int = 0


print(Child(1, extra=5))
try:
    Item()
except TypeError as error:
    print(error)


@dataclass(kw_only=True, slots=True)
class Config:
    host: str
    port: int = 80


print(Config(host="h"), Config(host="h") == Config(host="h", port=80))
