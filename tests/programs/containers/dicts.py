ages = {"Ada": 36, "Bob": 41}
ages["Cy"] = 7
print(ages, len(ages), ages["Ada"], ages.get("Zoe"), ages.get("Zoe", 0), "Bob" in ages)
for name in ages:
    print(name, end=" ")
print(list(ages.keys()), list(ages.values()), list(ages.items()))
for name, age in sorted(ages.items(), key=lambda item: item[1]):
    print(f"{name}: {age}", end="; ")
print()
print(ages.pop("Bob"), ages.pop("Bob", "gone"), ages.setdefault("Dee", []), ages.popitem())
ages.update({"Ada": 37}, Eve=1)
print(ages, ages | {"x": 1}, {**ages, "Ada": 0})
del ages["Eve"]
print(dict(a=1), dict([("b", 2)]), dict.fromkeys("ab", 0), {1: "int", 1.0: "float", True: "bool"})
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, ages.keys() & {"Ada", "x"}, {"a": 1}.items() == {"a": 1}.items())
counts = {}
for c in "mississippi":
    counts[c] = counts.get(c, 0) + 1
print(counts, max(counts, key=counts.get), list(reversed(counts)))
print({(1, 2): "tuple key", None: "none", 2.5: "float"})
try:
    for key in ages:
        ages[key + "!"] = 1
except RuntimeError as error:
    print(error)
ages.clear()
print(ages, bool(ages), type(ages).__name__)
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = [2]
print(nested, nested["a"]["b"]["d"][0])
