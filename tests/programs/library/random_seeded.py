import random

random.seed(1)
print(random.random(), random.randint(1, 6), random.choice("abcde"), random.uniform(0, 10))
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.choices([1, 2, 3], k=4))
own = random.Random(42)
print([own.randint(0, 99) for _ in range(5)], own.gauss(0, 1), own.randrange(0, 100, 7))
random.seed("text")
print(random.random(), random.getrandbits(16), random.expovariate(2))
