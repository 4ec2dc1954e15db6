class Managed:
    def __init__(self, name, swallow=()):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind.__name__ if kind else None, error)
        return kind is not None and issubclass(kind, self.swallow)


with Managed("a") as a, Managed("b") as b:
    print("inside", a.name, b.name)

with Managed("swallows", ValueError):
    raise ValueError("gone")
print("after")

try:
    with Managed("outer"), Managed("inner", KeyError):
        raise ZeroDivisionError("kept")
except ZeroDivisionError as error:
    print("caught", error)


def early():
    with Managed("early"):
        return "returned"


print(early())
for i in range(3):
    with Managed(i):
        if i == 0:
            continue
        break

with (
    Managed("x") as x,
    Managed("y"),
):
    print(x.name)
