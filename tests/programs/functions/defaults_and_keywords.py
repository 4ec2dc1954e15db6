def greet(name, greeting="Hello", *, mark="!", times=1):
    return " ".join([f"{greeting}, {name}{mark}"] * times)


print(greet("Ada"))
print(greet("Ada", "Good evening"))
print(greet(greeting="Hi", name="Grace"))
print(greet("Linus", mark="?", times=2))


def collect(item, into=[]):
    into.append(item)
    return into


print(collect(1))
print(collect(2))
print(collect(3, []))
print(collect(4))

try:
    greet()
except TypeError as error:
    print(error)
try:
    greet("a", "b", "c")
except TypeError as error:
    print(error)
try:
    greet("a", shout=True)
except TypeError as error:
    print(error)
try:
    greet("a", name="b")
except TypeError as error:
    print(error)
