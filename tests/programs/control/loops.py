for i in range(3):
    print(i, end=" ")
else:
    print("else after for")
for i in range(3):
    if i == 1:
        break
else:
    print("not printed")
n = 10
while n > 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    print(n, end=" ")
else:
    print("done")
while True:
    n += 1
    if n % 2:
        continue
    if n > 6:
        break
    print("even", n)
print(list(range(5, 0, -2)), list(range(0)), range(3)[1], 4 in range(0, 10, 2), len(range(1, 10, 3)), range(3))
for a in "ab":
    for b in range(2):
        if b:
            break
        print(a, b)
items = [1, 2, 3, 4]
for item in items:
    if item == 2:
        items.remove(item)
print(items)
for i in range(2):
    i = 10
    print(i)
print(i)
for x, y in zip([1, 2], [3, 4]):
    print(x * y, end=",")
print()
total = 0
for digit in str(2 ** 50):
    total += int(digit)
print(total)
pass
