"""decimal: numbers of decimal digits, after the General Decimal Arithmetic Specification; each is a sign, an int and an exponent."""
import contextvars as _contextvars
import re as _re

ROUND_DOWN, ROUND_UP, ROUND_CEILING, ROUND_FLOOR = 'ROUND_DOWN', 'ROUND_UP', 'ROUND_CEILING', 'ROUND_FLOOR'
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP = 'ROUND_HALF_UP', 'ROUND_HALF_DOWN', 'ROUND_HALF_EVEN', 'ROUND_05UP'
_ROUNDINGS = (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - MAX_PREC + 1
HAVE_THREADS = HAVE_CONTEXTVAR = True


class DecimalException(ArithmeticError): pass
class Clamped(DecimalException): pass
class InvalidOperation(DecimalException): pass
class ConversionSyntax(InvalidOperation): pass
class DivisionImpossible(InvalidOperation): pass
class DivisionUndefined(InvalidOperation, ZeroDivisionError): pass
class InvalidContext(InvalidOperation): pass
class DivisionByZero(DecimalException, ZeroDivisionError): pass
class Inexact(DecimalException): pass
class Rounded(DecimalException): pass
class Subnormal(DecimalException): pass
class Overflow(Inexact, Rounded): pass
class Underflow(Inexact, Rounded, Subnormal): pass
class FloatOperation(DecimalException, TypeError): pass


_SIGNALS = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)
_NUMBER = _re.compile(r'([-+])?(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:E([-+]?\d+))?|([-+])?(inf(?:inity)?|s?nan(\d*))', _re.IGNORECASE)
_SPEC = _re.compile(r'(?:(.)?([<>=^]))?([-+ ])?(z)?(0)?(\d+)?(,)?(?:\.(\d+))?([eEfFgGn%])?', _re.DOTALL)


class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        default = DefaultContext if 'DefaultContext' in globals() else None
        chosen = lambda given, name, first: given if given is not None else getattr(default, name) if default else first
        self.prec, self.rounding = chosen(prec, 'prec', 28), chosen(rounding, 'rounding', ROUND_HALF_EVEN)
        self.Emin, self.Emax = chosen(Emin, 'Emin', -999999), chosen(Emax, 'Emax', 999999)
        self.capitals, self.clamp = chosen(capitals, 'capitals', 1), chosen(clamp, 'clamp', 0)
        table = lambda given: dict(given) if isinstance(given, dict) else {signal: signal in (given or ()) for signal in _SIGNALS}
        self.flags = table(flags)
        self.traps = table(chosen(traps, 'traps', (InvalidOperation, DivisionByZero, Overflow)))

    def __setattr__(self, name, value):
        if name == 'prec' and not 1 <= value <= MAX_PREC:
            raise ValueError('valid range for prec is [1, MAX_PREC]')
        if name == 'rounding' and value not in _ROUNDINGS:
            raise TypeError(f"valid values for rounding are:\n  [{', '.join(_ROUNDINGS)}]")
        object.__setattr__(self, name, value)

    def __repr__(self):
        names = lambda table: ', '.join(signal.__name__ for signal in _SIGNALS if table[signal])
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                f'capitals={self.capitals}, clamp={self.clamp}, flags=[{names(self.flags)}], traps=[{names(self.traps)}])')

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)

    __copy__ = copy

    def clear_flags(self):
        for signal in _SIGNALS:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in _SIGNALS:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def create_decimal(self, num='0'):
        return self._fix(Decimal(num))

    def create_decimal_from_float(self, f):
        return self._fix(Decimal.from_float(f))

    def _signal(self, condition, result):
        """Notes what happened; raises it where it is trapped, and else goes on with `result`."""
        signals = [signal for signal in _SIGNALS if issubclass(condition, signal)]
        for signal in signals:
            self.flags[signal] = True
        for signal in signals:
            if self.traps[signal]:
                kind = condition if condition in (DivisionUndefined, ConversionSyntax, DivisionImpossible) else signal
                error = signal([kind])
                if condition is DivisionUndefined:
                    error = signal([condition])
                raise error
        return result

    def _fix(self, number):
        """Rounded to the precision, and within the exponents' bounds."""
        if number._special:
            return number
        sign, digits, exp = number._sign, number._int, number._exp
        length = len(str(digits)) if digits else 1
        least = max(exp + length - self.prec, self.Etiny())
        if not digits:
            exp = max(min(exp, self.Emax), self.Etiny())
            if exp != number._exp:
                self._signal(Clamped, None)
            return _made(sign, 0, exp)
        if exp >= least:
            if exp + length - 1 > self.Emax:
                return self._overflow(sign)
            return number
        kept, inexact = _rounded(sign, digits, least - exp, self.rounding)
        if len(str(kept)) > self.prec:
            kept, least = kept // 10, least + 1
        if kept and least + len(str(kept)) - 1 > self.Emax:
            return self._overflow(sign)
        result = _made(sign, kept, least)
        small = exp + length - 1 < self.Emin
        if inexact:
            self._signal(Underflow if small else Inexact, None)
        if small:
            self._signal(Subnormal, None)
        self._signal(Rounded, None)
        return result

    def _even(self, number):
        """Rounded as roots and logarithms are: to the nearest, whatever the context says."""
        before, self.rounding = self.rounding, ROUND_HALF_EVEN
        try:
            return self._fix(number)
        finally:
            self.rounding = before

    def _overflow(self, sign):
        towards = {ROUND_DOWN, ROUND_05UP, ROUND_FLOOR if not sign else ROUND_CEILING}
        largest = _made(sign, 10 ** self.prec - 1, self.Emax - self.prec + 1) if self.rounding in towards else _infinity(sign)
        return self._signal(Overflow, largest)


def _of_context(name, method):
    def operation(self, a, *rest):
        a = Decimal(a) if isinstance(a, int) else a
        with localcontext(self) as inner:
            result = getattr(a, method)(*rest)
        self.flags.update({signal: True for signal in _SIGNALS if inner.flags[signal]})
        return result
    operation.__name__ = name
    return operation


for _name, _method in [('add', '__add__'), ('subtract', '__sub__'), ('multiply', '__mul__'), ('divide', '__truediv__'), ('power', '__pow__'),
                       ('divide_int', '__floordiv__'), ('remainder', '__mod__'), ('plus', '__pos__'), ('minus', '__neg__'), ('abs', '__abs__'),
                       ('divmod', '__divmod__'), ('to_sci_string', '__str__')] + [(same, same) for same in (
                       'sqrt exp ln log10 quantize compare max min fma normalize to_integral_value to_integral_exact to_eng_string '
                       'is_nan is_infinite is_zero is_signed scaleb same_quantum').split()]:
    setattr(Context, _name, _of_context(_name, _method))


def _rounded(sign, digits, places, rounding):
    """Without the last `places` digits; and whether that lost anything."""
    if places > len(str(digits)) + 1:
        places, digits = 2, 1 if digits else 0
    unit = 10 ** places
    kept, rest = divmod(digits, unit)
    if not rest:
        return kept, False
    half = 2 * rest - unit
    if rounding == ROUND_HALF_EVEN: up = half > 0 or half == 0 and kept & 1
    elif rounding == ROUND_HALF_UP: up = half >= 0
    elif rounding == ROUND_HALF_DOWN: up = half > 0
    elif rounding == ROUND_UP: up = True
    elif rounding == ROUND_DOWN: up = False
    elif rounding == ROUND_CEILING: up = not sign
    elif rounding == ROUND_FLOOR: up = sign
    else: up = kept % 5 == 0
    return kept + bool(up), True


def _made(sign, digits, exp, special=''):
    self = object.__new__(Decimal)
    self._sign, self._int, self._exp, self._special = sign, digits, exp, special
    return self


def _infinity(sign):
    return _made(sign, 0, 0, 'inf')


def _nan():
    return _made(0, 0, 0, 'nan')


def _invalid(condition=InvalidOperation):
    return getcontext()._signal(condition, _nan())


def _operand(value):
    if isinstance(value, Decimal):
        return value
    return _made(int(value < 0), abs(int(value)), 0) if isinstance(value, int) else None


def _aligned(a, b):
    """Both as ints with their signs, at the smaller exponent."""
    exp = min(a._exp, b._exp)
    number = lambda it: (-it._int if it._sign else it._int) * 10 ** (it._exp - exp)
    return number(a), number(b), exp


def _refused(left, symbol, right):
    """CPython's names for both: its Decimal is one with its module."""
    names = tuple('decimal.Decimal' if isinstance(it, Decimal) else type(it).__name__ for it in (left, right))
    if symbol in ('<', '<=', '>', '>='):
        raise TypeError(f"'{symbol}' not supported between instances of '{names[0]}' and '{names[1]}'")
    raise TypeError(f"unsupported operand type(s) for {symbol}: '{names[0]}' and '{names[1]}'")


def _binary(symbol, operation):
    def method(self, given, *rest):
        other = _operand(given)
        if other is None:
            return _refused(self, symbol, given) if isinstance(given, (float, str, type(None))) else NotImplemented
        return operation(self, other)
    def reflected(self, given, *rest):
        other = _operand(given)
        if other is None:
            return _refused(given, symbol, self) if isinstance(given, (float, type(None))) else NotImplemented
        return operation(other, self)
    return method, reflected


def _either_nan(*numbers):
    for number in numbers:
        if number._special == 'snan':
            return getcontext()._signal(InvalidOperation, _made(number._sign, number._int, 0, 'nan'))
    return next((number for number in numbers if number._special == 'nan'), None)


def _add(a, b):
    if a._special or b._special:
        nan = _either_nan(a, b)
        if nan is not None:
            return nan
        if a._special and b._special and a._sign != b._sign:
            return _invalid()
        return a if a._special else b
    context = getcontext()
    # A number that is much too small to count is as good as any other that is.
    for large, small in ((a, b), (b, a)):
        if large._int and small._int:
            floor = large._exp + min(0, len(str(large._int)) - context.prec - 2)
            if small._exp + len(str(small._int)) < floor - 1:
                small = _made(small._sign, 1, floor - 2)
                a, b = large, small
                break
    x, y, exp = _aligned(a, b)
    total = x + y
    if total:
        sign = total < 0
    else:
        sign = a._sign and b._sign or a._sign != b._sign and context.rounding == ROUND_FLOOR
    return context._fix(_made(int(sign), abs(total), exp))


def _multiply(a, b):
    sign = a._sign ^ b._sign
    if a._special or b._special:
        nan = _either_nan(a, b)
        if nan is not None:
            return nan
        return _invalid() if not a or not b else _infinity(sign)
    return getcontext()._fix(_made(sign, a._int * b._int, a._exp + b._exp))


def _divide(a, b):
    sign, context = a._sign ^ b._sign, getcontext()
    if a._special or b._special:
        nan = _either_nan(a, b)
        if nan is not None:
            return nan
        if a._special and b._special:
            return _invalid()
        return _infinity(sign) if a._special else context._fix(_made(sign, 0, context.Etiny()))
    if not b._int:
        return context._signal(DivisionByZero, _infinity(sign)) if a._int else _invalid(DivisionUndefined)
    ideal = a._exp - b._exp
    if not a._int:
        return context._fix(_made(sign, 0, ideal))
    shift = max(0, len(str(b._int)) - len(str(a._int)) + context.prec + 1)
    quotient, rest = divmod(a._int * 10 ** shift, b._int)
    exp = ideal - shift
    if rest:
        # A digit more, so that a half is none.
        quotient, exp = quotient * 10 + 1, exp - 1
    else:
        while exp < ideal and quotient % 10 == 0:
            quotient, exp = quotient // 10, exp + 1
    return context._fix(_made(sign, quotient, exp))


def _divide_whole(a, b):
    """Quotient towards zero, and the rest with the sign of `a`."""
    nan = _either_nan(a, b)
    if nan is not None:
        return nan, nan
    sign, context = a._sign ^ b._sign, getcontext()
    if a._special:
        return (_invalid() if b._special else _infinity(sign)), _invalid()
    if b._special:
        return _made(sign, 0, 0), context._fix(a)
    if not b._int:
        if not a._int:
            return (_invalid(DivisionUndefined),) * 2
        return context._signal(DivisionByZero, _infinity(sign)), _invalid()
    x, y, exp = _aligned(a, b)
    quotient, rest = divmod(abs(x), abs(y))
    if len(str(quotient)) > context.prec:
        return (_invalid(DivisionImpossible),) * 2
    return _made(sign, quotient, 0), context._fix(_made(a._sign, rest, exp))


def _modulo(a, b):
    if not a._special and a._int and b == 0 and not b._special:
        return _invalid()
    return _divide_whole(a, b)[1]


def _power(a, b):
    nan = _either_nan(a, b)
    if nan is not None:
        return nan
    context = getcontext()
    whole = not b._special and b == b.to_integral_value()
    if not b:
        return _invalid() if not a else Decimal(1)
    sign = int(a._sign and whole and int(b) % 2 == 1)
    if a._sign and a and not whole:
        return _invalid()
    if not a or a._special:
        return _infinity(sign) if bool(a) != bool(b._sign) else _made(sign, 0, 0)
    if b._special:
        size = abs(a).compare(Decimal(1))
        return Decimal(1) if not size else _infinity(0) if (size > 0) != bool(b._sign) else _made(0, 0, 0)
    if whole and abs(int(b)) * len(str(a._int)) < 20000:
        n = int(b)
        exact = _made(sign, a._int ** abs(n), a._exp * abs(n))
        return context._fix(exact) if n > 0 else _divide(Decimal(1), exact)
    with localcontext() as more:
        more.prec += 12 + len(str(abs(int(b)))) + 6
        result = (abs(a).ln() * b).exp()
    return +_made(sign, result._int, result._exp, result._special)


def _compare(a, b):
    """-1, 0 or 1; None with a NaN."""
    if 'nan' in a._special or 'nan' in b._special:
        return None
    if a._special or b._special:
        place = lambda it: (-1 if it._sign else 1) if it._special else 0
        return (place(a) > place(b)) - (place(a) < place(b))
    if not a._int or not b._int or a._sign != b._sign:
        place = lambda it: 0 if not it._int else -1 if it._sign else 1
        return (place(a) > place(b)) - (place(a) < place(b))
    if a.adjusted() != b.adjusted():
        return 1 if (a.adjusted() > b.adjusted()) != bool(a._sign) else -1
    x, y, _ = _aligned(a, b)
    return (x > y) - (x < y)


def _comparison(symbol, holds):
    def method(self, other):
        if isinstance(other, (str, type(None))):
            return _refused(self, symbol, other)
        if isinstance(other, float):
            getcontext()._signal(FloatOperation, None)
            other = Decimal.from_float(other)
        elif hasattr(other, 'numerator') and not isinstance(other, int):
            self, other = self * other.denominator, Decimal(other.numerator)
        other = _operand(other)
        if other is None:
            return NotImplemented
        result = _compare(self, other)
        if result is None:
            return _invalid() and False
        return holds(result)
    return method


class Decimal:
    __slots__ = ('_sign', '_int', '_exp', '_special')

    def __new__(cls, value='0', context=None):
        if isinstance(value, str):
            return cls._from(_parsed(value, context))
        if isinstance(value, Decimal):
            return value if type(value) is cls else cls._from(value)
        if isinstance(value, int):
            return cls._from(_operand(value))
        if isinstance(value, float):
            (context or getcontext())._signal(FloatOperation, None)
            return cls.from_float(value)
        if isinstance(value, (tuple, list)):
            return cls._from(_from_tuple(value))
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')

    @classmethod
    def _from(cls, number):
        if cls is Decimal:
            return number
        self = object.__new__(cls)
        self._sign, self._int, self._exp, self._special = number._sign, number._int, number._exp, number._special
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError('argument must be int or float')
        if f != f or f in (float('inf'), float('-inf')):
            return cls(repr(f))
        top, bottom = abs(f).as_integer_ratio()
        places = bottom.bit_length() - 1
        return cls._from(_made(int(str(f)[0] == '-'), top * 5 ** places, -places))

    def as_tuple(self):
        digits = tuple(map(int, str(self._int))) if not self._special or self._int else (0,) if self._special == 'inf' else ()
        return DecimalTuple(self._sign, digits, {'': self._exp, 'inf': 'F', 'nan': 'n', 'snan': 'N'}[self._special])

    def as_integer_ratio(self):
        if self._special:
            raise (OverflowError if self._special == 'inf' else ValueError)(
                f"cannot convert {'Infinity' if self._special == 'inf' else 'NaN'} to integer ratio")
        from math import gcd
        top, bottom = self._int * 10 ** max(self._exp, 0), 10 ** max(-self._exp, 0)
        shared = gcd(top, bottom)
        return (-top if self._sign else top) // shared, bottom // shared

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self, engineering=False):
        sign = '-' * self._sign
        if self._special:
            return sign + {'inf': 'Infinity', 'nan': 'NaN', 'snan': 'sNaN'}[self._special] + (str(self._int) if self._int else '')
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6: dot = left
        elif not engineering: dot = 1
        elif self._int: dot = (left - 1) % 3 + 1
        else: dot = (left + 1) % 3 - 1
        if dot <= 0: text = '0.' + '0' * -dot + digits
        elif dot >= len(digits): text = digits + '0' * (dot - len(digits))
        else: text = digits[:dot] + '.' + digits[dot:]
        return sign + text + (f"{'E' if getcontext().capitals else 'e'}{left - dot:+d}" if left != dot else '')

    def to_eng_string(self, context=None):
        return self.__str__(True)

    def __format__(self, spec):
        found = _SPEC.fullmatch(spec)
        if not found:
            raise ValueError('invalid format string')
        fill, align, plus, _, zero, width, comma, places, kind = found.groups()
        if self._special:
            body, zero = str(abs(self)) if 'nan' not in self._special else str(self).lstrip('-'), None
            body += '%' if kind == '%' else ''
            sign = self._sign
        else:
            number, sign = _made(0, self._int, self._exp + 2 * (kind == '%')), self._sign
            rounding, body = getcontext().rounding, ''
            if places is not None:
                places = int(places)
                if kind in tuple('fF%'):
                    number = number._at(-places, rounding)
                elif kind in tuple('eE'):
                    number = number._to_digits(places + 1, rounding)
                else:
                    number = number._to_digits(max(places, 1), rounding) if len(str(number._int)) > max(places, 1) else number
            elif kind in tuple('fF%') and number._exp > 0:
                number = number._at(0, rounding)
            digits, exp = str(number._int), number._exp
            if kind in tuple('fF%'): dot = exp + len(digits)
            elif kind in tuple('eE'): dot = 1 if number._int or places is None else 1 - places
            else: dot = exp + len(digits) if exp <= 0 and exp + len(digits) > -6 else 1
            power = exp + len(digits) - dot
            if dot <= 0: whole, part = '0', '0' * -dot + digits
            else: whole, part = (digits + '0' * (dot - len(digits)))[:dot], digits[dot:]
            body = (f'{int(whole):{comma}}' if comma else whole) + ('.' + part if part else '')
            if power or kind in tuple('eE'):
                body += f"{'e' if kind in tuple('egn') else 'E'}{power:+d}"
            body += '%' if kind == '%' else ''
        sign = '-' if sign else plus if plus in (' ', '+') else ''
        width = int(width or 0)
        if zero and not align:
            fill, align = '0', '='
        if fill == '0' and align == '=' and comma and not self._special:
            while len(sign) + len(body) < width:
                whole, point, part = body.partition('.')
                body = ('0' if len(whole.replace(comma, '')) % 3 else '0' + comma) + body
            return sign + body
        if align == '=':
            return sign + body.rjust(width - len(sign), fill or ' ')
        text, fill = sign + body, fill or ' '
        if align == '^':
            left = (width - len(text)) // 2
            return fill * left + text + fill * (width - len(text) - left)
        return text.ljust(width, fill) if align == '<' else text.rjust(width, fill)

    def _at(self, exp, rounding):
        """With this exponent, however many digits that takes."""
        if exp <= self._exp:
            return _made(self._sign, self._int * 10 ** (self._exp - exp), exp)
        return _made(self._sign, _rounded(self._sign, self._int, exp - self._exp, rounding)[0], exp)

    def _to_digits(self, count, rounding):
        if not self._int:
            return _made(self._sign, 0, self._exp)
        result = self._at(self._exp + len(str(self._int)) - count, rounding)
        return result if len(str(result._int)) == count else _made(self._sign, result._int // 10, result._exp + 1)

    def __hash__(self):
        if self._special:
            if self._special == 'snan':
                raise TypeError('Cannot hash a signaling NaN value')
            return object.__hash__(self) if self._special == 'nan' else hash(float(self))
        prime = 2 ** 61 - 1
        size = self._int * pow(10, self._exp, prime) % prime if self._exp >= 0 else self._int * pow(pow(10, -1, prime), -self._exp, prime) % prime
        result = -size if self._sign else size
        return -2 if result == -1 else result

    def __eq__(self, other):
        if isinstance(other, float):
            other = Decimal.from_float(other)
        elif hasattr(other, 'numerator') and not isinstance(other, int):
            return not self._special and self.as_integer_ratio() == (other.numerator, other.denominator)
        other = _operand(other)
        return NotImplemented if other is None else _compare(self, other) == 0

    __lt__ = _comparison('<', lambda order: order < 0)
    __le__ = _comparison('<=', lambda order: order <= 0)
    __gt__ = _comparison('>', lambda order: order > 0)
    __ge__ = _comparison('>=', lambda order: order >= 0)
    __add__, __radd__ = _binary('+', _add)
    __sub__, __rsub__ = _binary('-', lambda a, b: _add(a, b.copy_negate()))
    __mul__, __rmul__ = _binary('*', _multiply)
    __truediv__, __rtruediv__ = _binary('/', _divide)
    __floordiv__, __rfloordiv__ = _binary('//', lambda a, b: _divide_whole(a, b)[0])
    __mod__, __rmod__ = _binary('%', _modulo)
    __divmod__, __rdivmod__ = _binary('divmod()', _divide_whole)
    __pow__, __rpow__ = _binary('** or pow()', _power)

    def __pos__(self):
        nan = _either_nan(self)
        return nan if nan is not None else getcontext()._fix(self.copy_abs() if not self and getcontext().rounding != ROUND_FLOOR else self)

    def __neg__(self):
        return +self.copy_negate()

    def __abs__(self):
        return +self.copy_abs()

    def __bool__(self):
        return bool(self._special or self._int)

    def __int__(self):
        if self._special:
            raise (OverflowError if self._special == 'inf' else ValueError)(
                f"cannot convert {'Infinity' if self._special == 'inf' else 'NaN'} to integer")
        size = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -size if self._sign else size

    __trunc__ = __int__

    def __float__(self):
        if self._special == 'snan':
            raise ValueError('cannot convert signaling NaN to float')
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    def __floor__(self):
        return int(self._at(0, ROUND_FLOOR)) if not self._special and self._exp < 0 else int(self)

    def __ceil__(self):
        return int(self._at(0, ROUND_CEILING)) if not self._special and self._exp < 0 else int(self)

    def __round__(self, n=None):
        if n is not None:
            return self.quantize(_made(0, 1, -n))
        return int(self._at(0, ROUND_HALF_EVEN)) if not self._special and self._exp < 0 else int(self)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return type(self), (str(self),)

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    def copy_abs(self):
        return _made(0, self._int, self._exp, self._special)

    def copy_negate(self):
        return _made(1 - self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other, context=None):
        return _made(_operand(other)._sign, self._int, self._exp, self._special)

    def adjusted(self):
        return 0 if self._special else self._exp + len(str(self._int)) - 1

    def is_nan(self): return 'nan' in self._special
    def is_qnan(self): return self._special == 'nan'
    def is_snan(self): return self._special == 'snan'
    def is_infinite(self): return self._special == 'inf'
    def is_finite(self): return not self._special
    def is_zero(self): return not self
    def is_signed(self): return bool(self._sign)
    def is_normal(self, context=None): return bool(self) and not self._special and self.adjusted() >= (context or getcontext()).Emin

    def compare(self, other, context=None):
        other = _operand(other)
        nan = _either_nan(self, other)
        return nan if nan is not None else Decimal(_compare(self, other))

    def max(self, other, context=None):
        return self._choose(_operand(other), 1)

    def min(self, other, context=None):
        return self._choose(_operand(other), -1)

    def _choose(self, other, wanted):
        if 'nan' in self._special or 'nan' in other._special:
            return +(other if 'nan' in self._special else self)
        return +(self if (_compare(self, other) or self._exp - other._exp or -1) * wanted > 0 else other)

    def same_quantum(self, other, context=None):
        return self._special == other._special and (bool(self._special) or self._exp == other._exp)

    def quantize(self, exp, rounding=None, context=None):
        context, exp = context or getcontext(), _operand(exp)
        nan = _either_nan(self, exp)
        if nan is not None:
            return nan
        if self._special or exp._special:
            return self if self._special and exp._special else _invalid()
        result = self._at(exp._exp, rounding or context.rounding)
        if result._int and len(str(result._int)) > context.prec or result.adjusted() > context.Emax:
            return context._signal(InvalidOperation, _nan())
        if exp._exp > self._exp:
            context._signal(Rounded, None)
            if result != self:
                context._signal(Inexact, None)
        return result

    def to_integral_value(self, rounding=None, context=None):
        nan = _either_nan(self)
        if nan is not None or self._special or self._exp >= 0:
            return self if nan is None else nan
        return self._at(0, rounding or (context or getcontext()).rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        number = +self
        if number._special:
            return number
        if not number._int:
            return _made(number._sign, 0, 0)
        text = str(number._int)
        zeros = len(text) - len(text.rstrip('0'))
        return _made(number._sign, number._int // 10 ** zeros, number._exp + zeros)

    def canonical(self):
        return self

    def scaleb(self, other, context=None):
        return self if self._special else getcontext()._fix(_made(self._sign, self._int, self._exp + int(other)))

    def logb(self, context=None):
        return Decimal(self.adjusted()) if self else getcontext()._signal(DivisionByZero, _infinity(1))

    def fma(self, other, third, context=None):
        other, third = _operand(other), _operand(third)
        if self._special or other._special:
            return self * other + third
        return _add(_made(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp), third)

    def remainder_near(self, other, context=None):
        other = _operand(other)
        whole, rest = _divide_whole(self, other)
        double = _compare(abs(rest + rest), abs(other))
        if double is not None and (double > 0 or double == 0 and int(whole) % 2):
            rest = rest - abs(other) if not rest._sign else rest + abs(other)
        return rest

    def sqrt(self, context=None):
        from math import isqrt
        nan = _either_nan(self)
        if nan is not None:
            return nan
        context = context or getcontext()
        if not self:
            return context._even(_made(self._sign, 0, self._exp // 2))
        if self._sign:
            return _invalid()
        if self._special:
            return self
        ideal = self._exp // 2
        shift = max(0, 2 * context.prec + 3 - len(str(self._int)))
        shift += (self._exp - shift) % 2
        digits, exp = self._int * 10 ** shift, (self._exp - shift) // 2
        root = isqrt(digits)
        if root * root == digits:
            while exp < ideal and root % 10 == 0:
                root, exp = root // 10, exp + 1
        else:
            root, exp = root * 10 + 1, exp - 1
        return context._even(_made(0, root, exp))

    def exp(self, context=None):
        nan = _either_nan(self)
        if nan is not None:
            return nan
        if self._special:
            return _made(0, 0, 0) if self._sign else self
        context = context or getcontext()
        if not self:
            return Decimal(1)
        if self.adjusted() > 7:
            return context._even(_made(0, 1, context.Etiny() - 2)) if self._sign else context._overflow(0)
        # In fixed point: halved until it is small, the series, and squared as often.
        places = context.prec + 12 + max(0, self.adjusted()) * 2
        halvings = max(0, self.adjusted() * 4 + 8)
        one = 10 ** (places + halvings)
        x = int(self._at(-(places + halvings), ROUND_HALF_EVEN)._int) >> halvings
        total, term, n = one, one, 1
        while term:
            term = term * x // (one * n)
            total, n = total + term, n + 1
        for _ in range(halvings):
            total = total * total // one
        if self._sign:
            total = one * one // total if total else 0
            extra = len(str(one)) - len(str(total))
            if extra > halvings:
                with localcontext(context) as more:
                    more.prec += 6
                    inverse = _divide(Decimal(1), self.copy_negate().exp())
                return context._even(inverse)
        return context._even(_made(0, total * 10 + 1, -(places + halvings) - 1))

    def ln(self, context=None):
        nan = _either_nan(self)
        if nan is not None:
            return nan
        if not self:
            return _infinity(1)
        if self._sign:
            return _invalid()
        context = context or getcontext()
        if self._special or self == 1:
            return self if self._special else Decimal(0)
        places = context.prec + 10 + max(0, -(self - 1).adjusted())
        total = _ln_fixed(self, places)
        return context._even(_made(int(total < 0), abs(total) * 10 + 1, -places - 1))

    def log10(self, context=None):
        context = context or getcontext()
        if self and not self._special and not self._sign and str(self._int).strip('0') == '1':
            return Decimal(self.adjusted())
        with localcontext(context) as more:
            more.prec += 8
            result = self.ln()
            result = result if result._special else result / Decimal(10).ln()
        return context._even(result)


def _ln_fixed(number, places):
    """The natural logarithm, times 10 ** places: ten taken out as a power, the rest by atanh's series."""
    places += 6
    one = 10 ** places
    def atanh(top, bottom):
        if top < 0:
            return -atanh(-top, bottom)
        x = top * one // bottom
        square, total, power, n = x * x // one, x, x, 1
        while power:
            power, n = power * square // one, n + 2
            total += power // n
        return total
    two = 2 * atanh(1, 3)
    ten = 3 * two + 2 * atanh(1, 9)
    power = number.adjusted()
    top, bottom, twos = number._int, 10 ** (len(str(number._int)) - 1), 0
    while 3 * top > 4 * bottom:
        bottom, twos = bottom * 2, twos + 1
    return (2 * atanh(top - bottom, top + bottom) + twos * two + power * ten) // 10 ** 6


def _parsed(text, context=None):
    found = _NUMBER.fullmatch(text.strip().replace('_', ''))
    if not found:
        return (context or getcontext())._signal(ConversionSyntax, _nan())
    sign, whole, part, alone, exp, special_sign, special, payload = found.groups()
    if special:
        kind = special.lower()
        kind = 'inf' if kind[0] == 'i' else 'snan' if kind[0] == 's' else 'nan'
        return _made(int(special_sign == '-'), int(payload or 0), 0, kind)
    part = part or alone or ''
    return _made(int(sign == '-'), int((whole or '') + part), int(exp or 0) - len(part))


def _from_tuple(parts):
    if len(parts) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exp = parts
    if sign not in (0, 1):
        raise ValueError('sign must be an integer with the value 0 or 1')
    if not all(isinstance(digit, int) and 0 <= digit <= 9 for digit in digits):
        raise ValueError('coefficient must be a tuple of digits')
    number = int(''.join(map(str, digits)) or '0')
    if exp in ('F', 'n', 'N'):
        return _made(sign, 0 if exp == 'F' else number, 0, {'F': 'inf', 'n': 'nan', 'N': 'snan'}[exp])
    if not isinstance(exp, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    return _made(sign, number, exp)


from collections import namedtuple as _namedtuple
DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent')
DecimalTuple.__module__ = 'decimal'
DefaultContext = Context()
BasicContext = Context(9, ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_current = _contextvars.ContextVar('decimal_context')


def getcontext():
    context = _current.get(None)
    if context is None:
        context = DefaultContext.copy()
        _current.set(context)
    return context


def setcontext(context, /):
    _current.set(context.copy() if context in (DefaultContext, BasicContext, ExtendedContext) else context)


class _Local:
    def __init__(self, context):
        self.context = context

    def __enter__(self):
        self.before = getcontext()
        _current.set(self.context)
        return self.context

    def __exit__(self, *_):
        _current.set(self.before)


def localcontext(ctx=None, **kwargs):
    context = (ctx or getcontext()).copy()
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(context, name, value)
    return _Local(context)


import numbers as _numbers
_numbers.Number.register(Decimal)
