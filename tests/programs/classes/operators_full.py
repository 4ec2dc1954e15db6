class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def __add__(self, o):
        return Vector(self.x + o.x, self.y + o.y)

    def __sub__(self, o):
        return Vector(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y

    def __truediv__(self, k):
        return Vector(self.x / k, self.y / k)

    def __floordiv__(self, k):
        return Vector(self.x // k, self.y // k)

    def __mod__(self, k):
        return Vector(self.x % k, self.y % k)

    def __pow__(self, k):
        return Vector(self.x ** k, self.y ** k)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __invert__(self):
        return Vector(self.y, self.x)

    def __pos__(self):
        return self

    def __eq__(self, o):
        return isinstance(o, Vector) and (self.x, self.y) == (o.x, o.y)

    def __lshift__(self, n):
        return Vector(self.x << n, self.y << n)

    def __or__(self, o):
        return Vector(max(self.x, o.x), max(self.y, o.y))

    def __int__(self):
        return self.x

    def __float__(self):
        return float(self.y)

    def __index__(self):
        return self.x

    def __round__(self, n=0):
        return Vector(round(self.x, n), round(self.y, n))

    def __divmod__(self, k):
        return self // k, self % k


a, b = Vector(3, 4), Vector(1, 2)
print(a + b, a - b, a * 2, 2 * a, a @ b, a / 2, a // 2, a % 2, a ** 2, abs(a), ~a, +a)
print(a == Vector(3, 4), a != b, a << 1, a | b, int(a), float(a), [10, 20, 30, 40][a], range(b)[0], round(Vector(1.55, 2.44), 1), divmod(a, 2))
a += b
print(a)
try:
    b + 1
except AttributeError as error:
    print(error)
try:
    hash(b)
except TypeError as error:
    print(error)
try:
    b < a
except TypeError as error:
    print(error)
