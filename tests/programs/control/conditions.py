def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif 0 < n <= 10:
        return "small"
    else:
        return "large"


print([kind(n) for n in (-5, 0, 10, 11)])
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2, 1 == 1.0 == True, "a" if [] else "b")
print([] or "default", 0 and 1, "x" and "y", None or 0 or "last", not [], not not "a")
print(None is None, [] is [], [] == [], 1 is not None, 3 in [1, 2, 3], "a" not in "abc")


def loud(value):
    print("evaluating", value)
    return value


print(loud(False) and loud(True), loud(1) or loud(2))
print(loud(1) < loud(5) < loud(3) < loud(9))
if (n := len("hello")) > 3:
    print("long", n)
while (n := n - 2) > 0:
    print(n)
print(bool(0.0), bool("0"), bool([0]), bool({}), bool(range(0)), True + True, isinstance(True, int))
print(any(n % 7 == 0 for n in (1, 14)), [y for x in range(5) if (y := x * x) > 3])
