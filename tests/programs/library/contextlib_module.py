import contextlib
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("tag saw", error)
    finally:
        print(f"</{name}>")


with tag("b") as big, tag("i"):
    print(big)
with tag("x"):
    raise ValueError("swallowed here")
try:
    with tag("y"):
        raise KeyError("not here")
except KeyError as error:
    print("out", error)

with suppress(ZeroDivisionError, KeyError):
    1 / 0
print("suppressed")
with ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in "pq"]
    stack.callback(print, "callback", 1)
    print(names)
with nullcontext("plain") as value:
    print(value)


class Thing:
    def close(self):
        print("closed")


with closing(Thing()):
    print("using")


@tag("decorated")
def inside():
    print("inside")


inside()


class Reusable(contextlib.ContextDecorator):
    def __enter__(self):
        print("in")

    def __exit__(self, *details):
        print("out", details[0])


@Reusable()
def work():
    print("work")


work()
