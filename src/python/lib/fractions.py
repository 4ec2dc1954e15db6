"""fractions: exact quotients."""
from math import gcd as _gcd


class Fraction:
    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if isinstance(numerator, Fraction):
                n, d = numerator._numerator, numerator._denominator
            elif isinstance(numerator, int):
                n, d = int(numerator), 1
            elif isinstance(numerator, str):
                n, d = _parse(numerator)
            elif hasattr(numerator, 'as_integer_ratio'):
                n, d = numerator.as_integer_ratio()
            else:
                raise TypeError('argument should be a string or a Rational instance')
        else:
            if not isinstance(numerator, (int, Fraction)) or not isinstance(denominator, (int, Fraction)):
                raise TypeError('both arguments should be Rational instances')
            a, b = Fraction(numerator), Fraction(denominator)
            n, d = a._numerator * b._denominator, a._denominator * b._numerator
        if d == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        g = _gcd(n, d) * (-1 if d < 0 else 1)
        self._numerator, self._denominator = n // g, d // g
        return self

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    @classmethod
    def from_float(cls, f):
        return cls(f)

    def limit_denominator(self, max_denominator=1000000):
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        lower, upper = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return upper if abs(upper - self) <= abs(lower - self) else lower

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def __repr__(self):
        return f'{type(self).__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __hash__(self):
        return hash(self._numerator) if self._denominator == 1 else hash((self._numerator, self._denominator))

    def __float__(self):
        return self._numerator / self._denominator

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            doubled = rest * 2
            return floor + (doubled > self._denominator or doubled == self._denominator and floor % 2 == 1)
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __bool__(self):
        return self._numerator != 0

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return self

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __eq__(self, other):
        if isinstance(other, int):
            return self._numerator == other and self._denominator == 1
        if isinstance(other, Fraction):
            return self._numerator == other._numerator and self._denominator == other._denominator
        return self == Fraction(other) if isinstance(other, float) else NotImplemented

    def _compare(self, other, holds):
        if isinstance(other, (int, float, Fraction)):
            other = Fraction(other)
            return holds(self._numerator * other._denominator, other._numerator * self._denominator)
        return NotImplemented

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def _combine(self, other, exact, inexact):
        if isinstance(other, (int, Fraction)):
            return exact(self, Fraction(other))
        return inexact(float(self), other) if isinstance(other, float) else NotImplemented

    def __add__(self, other):
        return self._combine(other, _add, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combine(other, lambda a, b: _add(a, -b), lambda a, b: a - b)

    def __rsub__(self, other):
        return self._combine(other, lambda a, b: _add(b, -a), lambda a, b: b - a)

    def __mul__(self, other):
        return self._combine(other, _multiply, lambda a, b: a * b)

    def __truediv__(self, other):
        return self._combine(other, _divide, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return self._combine(other, lambda a, b: _divide(b, a), lambda a, b: b / a)

    def __floordiv__(self, other):
        return self._combine(other, lambda a, b: _divide(a, b).__floor__(), lambda a, b: a // b)

    def __mod__(self, other):
        return self._combine(other, lambda a, b: a - b * (a // b), lambda a, b: a % b)

    def __divmod__(self, other):
        return self // other, self % other

    def __rfloordiv__(self, other):
        return Fraction(other) // self

    def __rmod__(self, other):
        return Fraction(other) % self

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, other):
        if isinstance(other, int):
            n, d = self._numerator, self._denominator
            return Fraction(n ** other, d ** other) if other >= 0 else Fraction(d ** -other, n ** -other)
        return float(self) ** float(other)

    def __rpow__(self, other):
        return other ** (self._numerator if self._denominator == 1 else float(self))

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)


def _add(a, b):
    return Fraction(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)


def _multiply(a, b):
    return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)


def _divide(a, b):
    if not b._numerator:
        raise ZeroDivisionError(f'Fraction({a._numerator}, 0)')
    return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)


def _parse(text):
    whole, slash, below = text.strip().replace('_', '').partition('/')
    try:
        if slash:
            return int(whole), int(below)
        mantissa, _, exponent = whole.lower().partition('e')
        before, _, after = mantissa.partition('.')
        power = int(exponent or 0) - len(after)
        number = int(before + after)
        return (number * 10 ** power, 1) if power >= 0 else (number, 10 ** -power)
    except ValueError:
        raise ValueError(f'Invalid literal for Fraction: {text!r}') from None
