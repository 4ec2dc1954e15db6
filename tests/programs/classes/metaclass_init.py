class Registry(type):
    """A metaclass that knows its classes."""

    known = []

    def __new__(metaclass, name, bases, namespace, **options):
        return super().__new__(metaclass, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
        cls.options = options
        Registry.known.append(cls)


class Job(metaclass=Registry, colour="red"):
    pass


class Big(Job, size=3):
    def run(self):
        return "ran"


class Traced(type):
    def __new__(metaclass, name, bases, namespace, **options):
        print("new", name, options)
        return super().__new__(metaclass, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace, **options)
        print("init", name, options)

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)


class Point(metaclass=Traced, slow=True):
    def __init__(self, x):
        self.x = x


print([(cls.__name__, cls.options) for cls in Registry.known], Big().run())
print(Point(2).x, type(Point).__name__)
for arguments in ((), ("A",), ("A", ()), ("A", (), {}), ("A", (), {}, 1)):
    try:
        print(type.__init__(Job, *arguments))
    except TypeError as error:
        print("refused:", error)
try:
    type.__init__(Job, "A", colour=1)
except TypeError as error:
    print("refused:", error)
