from enum import Enum, Flag, IntEnum, auto, unique


@unique
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()

    @property
    def pretty(self):
        return self.name.title()


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], Color.BLUE.value)
print(list(Color), len(Color), Color.RED is Color(1), Color.RED == 1, Color.GREEN.pretty, Color.RED in Color)
try:
    Color(9)
except ValueError as error:
    print(error)


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Level.LOW < Level.HIGH, Level.HIGH + 1, sorted([Level.HIGH, Level.LOW]), Level.LOW == 1, f"{Level.LOW}")


class State(str, Enum):
    OPEN = "open"
    SHUT = "shut"


print(State.OPEN == "open", State("shut"), State.OPEN.upper(), {State.OPEN: 1}["open"])


class Access(Flag):
    READ = auto()
    WRITE = auto()
    ALL = READ | WRITE


print(Access.READ | Access.WRITE, Access.READ in Access.ALL, Access.ALL & Access.WRITE, bool(Access.READ & Access.WRITE))
for color in Color:
    match color:
        case Color.RED:
            print("stop")
        case _:
            print("go", color.name)
