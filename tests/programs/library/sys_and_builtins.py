import sys

print(sys.version_info[:2] >= (3, 11), sys.maxsize > 2 ** 30, sys.argv[1:])
print("to stdout", file=sys.stdout)
print("to stderr", file=sys.stderr)
sys.stdout.write("written\n")
print(isinstance(sys.getrecursionlimit(), int), type(sys.stdin).__name__ != "")
print(id(sys) == id(sys), repr(...), ..., NotImplemented, __name__)
print(pow(2, 3), divmod(7, 2), round(3.14159, 2), hash("a") == hash("a"), bool(object()))
print(type(3), type("x"), type(None), type([]), int, str, list[int], dict[str, int] | None)
print(isinstance(3, int | str), issubclass(int, object), int.__name__, len.__name__, type(type).__name__)
print(frozenset(), bytes(2), bytearray(b"x"), slice(1, 2), range(2))
