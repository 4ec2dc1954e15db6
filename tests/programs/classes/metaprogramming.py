class Plugin:
    registry = []

    def __init_subclass__(cls, /, kind="plain", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.kind = kind
        Plugin.registry.append(cls.__name__)


class Reader(Plugin, kind="io"):
    pass


class Sorter(Plugin):
    pass


print(Plugin.registry, Reader.kind, Sorter.kind)
Point = type("Point", (), {"x": 1, "show": lambda self: f"x is {self.x}"})
print(Point().show(), Point.__name__)


class Singleton:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance


print(Singleton() is Singleton())


class Box:
    def __class_getitem__(cls, item):
        return f"Box of {item.__name__}"


print(Box[int])
print([name for name in dir(Reader) if not name.startswith("_")])
