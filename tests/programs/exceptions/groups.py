def raise_group():
    raise ExceptionGroup("several", [ValueError("v1"), KeyError("k"), ExceptionGroup("nested", [ValueError("v2"), OSError("o")])])


try:
    raise_group()
except* ValueError as group:
    print("values:", group.message, [str(e) for e in group.exceptions[:1]], len(group.exceptions))
except* (KeyError, OSError) as group:
    print("others:", repr(group))

try:
    raise_group()
except ExceptionGroup as group:
    print(group)
    match, rest = group.split(ValueError)
    print(repr(match))
    print(repr(rest))
    print(repr(group.subgroup(KeyError)), group.subgroup(TypeError))

try:
    try:
        raise ExceptionGroup("partly", [ValueError(1), TypeError(2)])
    except* ValueError:
        print("handled the value")
except ExceptionGroup as rest:
    print("left:", repr(rest))

try:
    raise ValueError("naked")
except* ValueError as group:
    print(type(group).__name__, group.exceptions)
else:
    print("never")
finally:
    print("finally")

try:
    ExceptionGroup("empty", [])
except ValueError as error:
    print(error)
print(type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, type(BaseExceptionGroup("b", [ValueError()])).__name__)
