numbers = [3, 1, 2]
numbers.append(5)
numbers.extend([4, 4])
numbers.insert(0, 9)
print(numbers, len(numbers), numbers.count(4), numbers.index(2))
print(numbers.pop(), numbers.pop(0), numbers)
numbers.sort()
print(numbers)
numbers.sort(reverse=True, key=lambda n: n % 3)
print(numbers)
numbers.reverse()
numbers.remove(4)
print(numbers, 3 in numbers, 8 not in numbers)
copy = numbers[:]
copy[0] = 100
alias = numbers
alias += [7]
print(numbers, copy, alias is numbers)
numbers[1:3] = ["a", "b", "c"]
print(numbers)
numbers[::2] = [0] * len(numbers[::2])
print(numbers)
del numbers[0], numbers[-1]
del numbers[1:]
print(numbers, [1] + [2] * 3, [[]] * 2, [0, 1] < [0, 2], [1, 2] == [1, 2.0])
grid = [[0] * 2 for _ in range(2)]
grid[0][1] = 5
shared = [[0] * 2] * 2
shared[0][1] = 5
print(grid, shared)
numbers.clear()
print(numbers, list("ab"), list(range(3)), list({"k": 1}), [*"ab", *range(2)])
nested = [1, [2, 3]]
nested.append(nested)
print(nested)
print([1, 2, 3, 4, 5][1:-1], [1, 2, 3][::-1], [1, 2, 3][5:], [1, 2, 3][-2:])
