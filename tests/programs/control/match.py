from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


def describe(value):
    match value:
        case 0:
            return "zero"
        case int(n) if n < 0:
            return f"negative {n}"
        case int() | float():
            return "number"
        case "yes" | "no" as answer:
            return f"answer {answer}"
        case str():
            return "text"
        case []:
            return "empty list"
        case [x]:
            return f"one {x}"
        case [x, y]:
            return f"two {x} {y}"
        case [first, *rest]:
            return f"{first} and {len(rest)} more"
        case {"type": "click", "at": (x, y)}:
            return f"click at {x},{y}"
        case {"type": kind, **others}:
            return f"{kind} with {others}"
        case Point(x=0, y=0):
            return "origin"
        case Point(x, 0):
            return f"on the axis at {x}"
        case Point():
            return "a point"
        case None:
            return "none"
        case _:
            return "something else"


values = [0, -3, 5, 2.5, True, "yes", "hm", [], [1], (1, 2), [1, 2, 3], {"type": "click", "at": [3, 4]}, {"type": "key", "code": 5}, {}, Point(0, 0), Point(7, 0), Point(1, 2), None, {1}]
for value in values:
    print(f"{value!r:<36} {describe(value)}")


def command(line):
    match line.split():
        case ["go", ("north" | "south") as direction]:
            return direction
        case ["get", *items] if items:
            return items
        case [word]:
            return word
    return None


print([command(line) for line in ["go north", "go west", "get a b", "get", "quit now please"]])
