def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def fibonacci(n, memo={0: 0, 1: 1}):
    if n not in memo:
        memo[n] = fibonacci(n - 1) + fibonacci(n - 2)
    return memo[n]


def hanoi(n, source, target, spare):
    if n == 0:
        return 0
    moves = hanoi(n - 1, source, spare, target)
    print(f"move {n} from {source} to {target}")
    return moves + 1 + hanoi(n - 1, spare, target, source)


def flatten(nested):
    for item in nested:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


def permutations(items):
    if not items:
        return [[]]
    return [[item, *rest] for i, item in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]


print(factorial(10), factorial(30))
print(fibonacci(90))
print(hanoi(3, "A", "C", "B"))
print(list(flatten([1, [2, [3, [4]], 5], [[6]]])))
print(permutations([1, 2, 3]))


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as error:
    print(type(error).__name__, str(error)[:32])
