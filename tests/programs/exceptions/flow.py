def attempt(what):
    try:
        print("trying", what)
        if what == "value":
            raise ValueError("bad value")
        if what == "key":
            {}["missing"]
        if what == "return":
            return "returned early"
    except ValueError as error:
        print("value error:", error)
    except (KeyError, IndexError) as error:
        print("lookup error:", repr(error))
    else:
        print("no error")
    finally:
        print("finally")
    return "end"


for what in ["nothing", "value", "key", "return"]:
    print(attempt(what))


def overrides():
    try:
        return "from try"
    finally:
        return "from finally"


def swallow():
    for i in range(3):
        try:
            raise RuntimeError(i)
        finally:
            continue
    return "all swallowed"


print(overrides(), swallow())
for i in range(3):
    try:
        if i == 1:
            break
    finally:
        print("leaving", i)
try:
    error
except NameError as e:
    print(e)
