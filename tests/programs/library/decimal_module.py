from decimal import *
import decimal, math
D = Decimal
print(D('0.1') + D('0.2'), D(0.1), D(1) / D(3), D(1) / D(7), D('1.10') * 3, 5 - D('2.50'), D(10) // 3, D(-10) % 3, divmod(D('7.5'), 2))
print(repr(D('1E+3')), D('1e-10'), D('0.000001'), D('0.0000001'), D('-0'), D('Infinity'), D('-inf'), D('nan'), D('sNaN'), D('12_000.50'))
print(D((0, (1, 2, 3), -2)), D((1, (0,), 0)), D(' 3.14 '), D(True), D(10**40))
for r in ['ROUND_HALF_UP','ROUND_HALF_EVEN','ROUND_HALF_DOWN','ROUND_UP','ROUND_DOWN','ROUND_CEILING','ROUND_FLOOR','ROUND_05UP']:
    print(r, [str(D(x).quantize(D('0.1'), rounding=r)) for x in ('1.25', '-1.25', '1.35', '1.21', '-1.29', '0.05', '1.01')])
print(D('2.675').quantize(D('0.01')), D('1234567.891').quantize(D('1')), D('3.14159').quantize(D('1e-3')), round(D('2.5')), round(D('2.675'), 2), round(D('-3.5')))
for s in ['.2f', ',', ',.2f', '10.3f', '<10.1f', '^12,.2f', '+.1f', '%', '.1%', 'e', '.3e', 'E', 'g', '.4g', 'n', '010.2f', ' .2f', '*>12', '', '.0f', '.10f', '012,.2f', '.3', 'f']:
    print(s, [format(D(x), s) for x in ('1234567.891', '-0.005', '0', '1E+5', '12345678901234567890.12')])
print(f"{D('3.14159'):.2f} {D('1e3')} {D('1e3'):f}", "%.2f" % D('2.5'), str(D('1.0')), D('NaN').__format__('10'), format(D('Infinity'), '.2f'))
print(getcontext())
getcontext().prec = 6
print(D(1) / D(7), D('1.23456789') + 0, +D('3.14159265'), D('123456789') * 1, D(2).sqrt())
getcontext().prec = 28
print(D(2).sqrt(), D(4).sqrt(), D('0.25').sqrt(), D(100).sqrt(), D(2) ** 10, D(2) ** -2, D('1.1') ** 20, D(2) ** D('0.5'), D(1).exp(), D(2).ln(), D(100).log10(), D(3).log10(), D(10).ln(), D('-1.5').exp(), D('50').exp(), D('-50').exp(), D('0.001').ln(), D('1.0000001').ln())
with localcontext() as ctx:
    ctx.prec = 50
    print(D(1) / 3, D(2).sqrt(), D(1).exp(), D(2).ln())
with localcontext(prec=5):
    print(D(1) / 3)
print(D(1) / 3)
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, [c.__name__ for c in type(e).__mro__[1:3]])
for f in [lambda: D('abc'), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D('inf') - D('inf'), lambda: D(1) + 1.5, lambda: D(-1).sqrt(), lambda: D('1e30').quantize(D('0.01')), lambda: D(None), lambda: D([1, 2]), lambda: int(D('nan')), lambda: int(D('inf')), lambda: D(1) % 0, lambda: D(1) // 0, lambda: D('sNaN') + 1, lambda: D(-8) ** D('0.5'), lambda: D('1e999999') * 10, lambda: hash(D('sNaN')), lambda: D(1) < 'a', lambda: D('nan') < 1, lambda: format(D(1), 'd'), lambda: D(0) ** 0, lambda: D({}), lambda: D(1).quantize(D('inf')), lambda: D('')]:
    attempt(f)
print(D('1.0') == D('1.00') == 1 == 1.0, D('0.1') == 0.1, D('0.5') == 0.5, hash(D('1.0')) == hash(1), hash(D('0.5')) == hash(0.5), hash(D('0.1')), hash(D('-1.5')) == hash(-1.5), hash(D('1e20')) == hash(10**20))
print(D('1.5') < 2, D(3) > 2.5, D('nan') == D('nan'), D(1) != D(2), sorted([D(3), D('1.5'), D(-2)]), max(D(1), D('2.5')), sum([D('0.1')] * 10), sum([D('0.1')] * 3, D(0)))
print(D('1.20').as_tuple(), D('-12.34').as_integer_ratio(), D('1.500').normalize(), D('1000').normalize(), D('0.00').normalize(), D('12.34').adjusted())
print(int(D('3.9')), float(D('2.5')), bool(D(0)), bool(D('0.00')), abs(D('-4.2')), -D('4.2'), +D('-0'), math.floor(D('-2.5')), math.ceil(D('2.1')), math.trunc(D('-2.7')))
print(D('3.7').to_integral_value(), D('2.5').to_integral_value(), D('2.5').to_integral(ROUND_HALF_UP), D('1E+2').to_integral_value(), D(5).compare(3), D(1).max(2), D(1).min(D('nan')), D('1.1').copy_sign(D(-1)), D(5).fma(2, 3))
print(D('1').is_zero(), D('inf').is_infinite(), D('nan').is_nan(), D('-1').is_signed(), D('1.0').same_quantum(D('2.3')), D('123.456').scaleb(2), D('12').remainder_near(5), D('123e3').to_eng_string())
c = Context(prec=3, rounding=ROUND_UP)
print(c.divide(D(1), D(3)), c.add(D('1.111'), D('2.222')), c.create_decimal('3.14159'), c.sqrt(D(2)))
getcontext().traps[DivisionByZero] = False
print(D(1) / 0, D(-1) / 0, getcontext().flags[DivisionByZero])
getcontext().clear_flags()
D(1) / 3
print(getcontext().flags[Inexact], getcontext().flags[Rounded])
getcontext().traps[FloatOperation] = True
attempt(lambda: D(0.5)); attempt(lambda: D(1) < 2.5)
from fractions import Fraction
print(D('0.5') == Fraction(1, 2), Fraction(D('0.25')), isinstance(D(1), (int, float)), D('1E+3') + 1, D('1e50') + 1, D('1e-50') + 1, D(1) - D('1e-40'), D('99999999999999999999999999995') + 0)
import copy, json
print(copy.copy(D(1)), copy.deepcopy([D('1.1')]), {D('1.0'): 'a'}[1])
attempt(lambda: json.dumps(D(1)))
total = D('19.99') * 3
tax = (total * D('0.0825')).quantize(D('.01'), rounding=ROUND_HALF_UP)
print(total, tax, total + tax, f"${total + tax:,.2f}", f"{D('0.1'):.20f}", f"{0.1:.20f}")
class Money(D):
    pass
print(repr(Money('2.5')), type(Money(1) + 1).__name__, D.from_float(0.25), D('5') ** 3 % 7, pow(D(3), 2), 2 ** D(3), 7 // D(2), 1 / D(4))
