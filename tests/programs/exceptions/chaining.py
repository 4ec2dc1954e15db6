class ConfigError(Exception):
    pass


def load():
    try:
        return {}["port"]
    except KeyError as error:
        raise ConfigError("no port") from error


try:
    load()
except ConfigError as error:
    print(repr(error), "caused by", repr(error.__cause__), error.__suppress_context__)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        [][0]
except IndexError as error:
    print(repr(error), "while handling", repr(error.__context__), error.__cause__)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("hidden") from None
except ValueError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__)

try:
    try:
        raise KeyError("again")
    except KeyError as error:
        error.add_note("seen once")
        raise
except KeyError as error:
    print(repr(error), error.__notes__)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    raise "text"
except TypeError as error:
    print(error)
