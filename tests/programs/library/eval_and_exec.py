x = 3
print(eval("x + 2"), eval("[n * x for n in range(3)]"), eval("a", {"a": 1}))
exec("dynamic = x * 5\nfor i in range(2):\n    print('executed', i)")
print(dynamic, vars().get("dynamic"), "dynamic" in globals())
namespace = {}
exec("def f(n):\n    return n + 1", namespace)
print(namespace["f"](4))
try:
    eval("1 +")
except SyntaxError as error:
    print(type(error).__name__)
try:
    eval("missing")
except NameError as error:
    print(error)
