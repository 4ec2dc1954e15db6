"""statistics: averages and spreads."""
from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from collections import Counter as _Counter
from fractions import Fraction as _Fraction
from math import fsum, sqrt as _sqrt, exp as _exp, log as _log, pi as _pi, erf as _erf


class StatisticsError(ValueError):
    pass


def _exact(data):
    data = list(data)
    total = sum(map(_Fraction, data), _Fraction(0))
    kind = float if any(isinstance(x, float) for x in data) else type(data[0]) if data and isinstance(data[0], _Fraction) else int
    return data, total, kind


def _as(value, kind):
    if kind is int and value.denominator == 1:
        return value.numerator
    return value if kind is _Fraction else value.numerator / value.denominator


def mean(data):
    data, total, kind = _exact(data)
    if not data:
        raise StatisticsError('mean requires at least one data point')
    return _as(total / len(data), kind)


def fmean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError('fmean requires at least one data point')
    if weights is None:
        return fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError('data and weights must be the same length')
    return fsum(a * b for a, b in zip(data, weights)) / fsum(weights)


def geometric_mean(data):
    try:
        return _exp(fmean(map(_log, data)))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if 0 in data:
        return 0
    return _as(len(data) / sum((_Fraction(1 / x) for x in data), _Fraction(0)), float)


def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


def mode(data):
    pairs = _Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError('no mode for empty data')
    return pairs[0][0]


def multimode(data):
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _squares(data, center=None):
    data, total, kind = _exact(data)
    if not data:
        return 0, _Fraction(0), kind
    middle = total / len(data) if center is None else _Fraction(center)
    return len(data), sum(((_Fraction(x) - middle) ** 2 for x in data), _Fraction(0)), kind


def variance(data, xbar=None):
    n, squares, kind = _squares(data, xbar)
    if n < 2:
        raise StatisticsError('variance requires at least two data points')
    return _as(squares / (n - 1), kind)


def pvariance(data, mu=None):
    n, squares, kind = _squares(data, mu)
    if n < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _as(squares / n, kind)


def _root(fraction):
    """The square root as a float, rounded once."""
    n, m = fraction.numerator, fraction.denominator
    if not n:
        return 0.0
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        return (_isqrt_odd(n, m << 2 * q) << q) / 1
    return _isqrt_odd(n << -2 * q, m) / (1 << -q)


def _isqrt_odd(n, m):
    from math import isqrt
    a = isqrt(n // m)
    return a | (a * a * m != n)


def stdev(data, xbar=None):
    n, squares, kind = _squares(data, xbar)
    if n < 2:
        raise StatisticsError('stdev requires at least two data points')
    return _root(squares / (n - 1))


def pstdev(data, mu=None):
    n, squares, kind = _squares(data, mu)
    if n < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return _root(squares / n)


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError('must have at least two data points')
    result = []
    for i in range(1, n):
        if method == 'inclusive':
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        else:
            m = size + 1
            j = min(max(i * m // n, 1), size - 1)
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


def correlation(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError('correlation requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('correlation requires at least two data points')
    mx, my = fsum(x) / n, fsum(y) / n
    sxy = fsum((a - mx) * (b - my) for a, b in zip(x, y))
    sxx, syy = fsum((a - mx) ** 2.0 for a in x), fsum((b - my) ** 2.0 for b in y)
    try:
        return sxy / _sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')
