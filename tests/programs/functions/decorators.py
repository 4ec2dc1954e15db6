import functools


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print(f"{function.__name__} called with {args} {kwargs}")
        result = function(*args, **kwargs)
        print(f"{function.__name__} returned {result!r}")
        return result

    return wrapper


def repeat(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            return [function(*args) for _ in range(times)]

        return wrapper

    return decorate


@logged
def add(a, b=0):
    """Adds."""
    return a + b


@logged
@repeat(3)
def shout(word):
    return word.upper() + "!"


add(1, b=2)
shout("hey")
print(add.__name__, add.__doc__, shout.__name__)


class Registry:
    def __init__(self):
        self.known = {}

    def __call__(self, name):
        def register(function):
            self.known[name] = function
            return function

        return register


command = Registry()


@command("double")
def double(x):
    return 2 * x


@command("square")
def square(x):
    return x * x


for name, function in command.known.items():
    print(name, function(7))
