import math

print(math.pi, math.e, math.inf, math.tau)
print(math.sqrt(2), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.fabs(-2), math.factorial(20))
print(math.gcd(12, 18), math.lcm(4, 6), math.comb(5, 2), math.perm(5, 2), math.isqrt(17), math.prod([1, 2, 3, 4]))
print(math.sin(1), math.cos(1), math.atan2(1, 2), math.degrees(math.pi), math.radians(180), math.hypot(3, 4))
print(math.log(10), math.log2(8), math.log10(1000), math.log(8, 2), math.exp(1), math.pow(2, 3))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(-math.inf), math.fsum([0.1] * 10), math.copysign(1, -0.0), math.modf(2.5))
for attempt in [lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.floor(math.inf)]:
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)
