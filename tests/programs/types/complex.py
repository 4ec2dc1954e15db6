def check(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__, error, sep=": ")


check(
    lambda: (1j, 3 + 4j, -1j, 1 - 2j, 0j, -0j, 1.5j, 1e20j, complex(0.0, -0.0), complex(-0.0, 1), complex("inf"), complex(1, float("nan"))),
    lambda: (complex(), complex(1), complex(1, 2), complex("1+2j"), complex(" (3-4j) "), complex("j"), complex("-1.5e-3j"), complex("1e5+1e-5j"), complex(1j, 1j)),
    lambda: complex("1 + 2j"),
    lambda: complex("abc"),
    lambda: complex("1", 2),
    lambda: complex(1, "2"),
    lambda: complex([]),
    lambda: ((1 + 2j) + 1, 1 + (1 + 2j), (1 + 2j) - 0.5, 2 * (1 + 2j), (1 + 2j) * (3 - 1j), (1 + 2j) / 2, 1 / (1 + 2j), (1 + 2j) / (0.5 - 2j)),
    lambda: (1 + 2j) / 0,
    lambda: ((1 + 2j) ** 2, (1 + 2j) ** -1, 1j ** 0.5, 2 ** 1j, (-8) ** 0.5, (-1) ** 0.5, 0j ** 0, (2 + 0j) ** 3),
    lambda: 0j ** -1,
    lambda: (abs(3 + 4j), -(1 + 2j), +(1j), (1 + 2j).conjugate(), (1 + 2j).real, (1 + 2j).imag, bool(0j), bool(1j)),
    lambda: (1j == 1j, 1 + 0j == 1, 1.5 == 1.5 + 0j, 1j != 2j, 1j == "a", hash(1 + 0j) == hash(1), hash(1 + 2j), {1 + 0j: "x"}[1]),
    lambda: 1j < 2j,
    lambda: 1j > 1,
    lambda: int(1j),
    lambda: float(1j),
    lambda: 1j // 1,
    lambda: 1j % 1,
    lambda: ~1j,
    lambda: round(1j),
    lambda: 1j + "a",
    lambda: (str(1j), f"{1 + 2j}", "%s" % 1j, [1j], type(1j), isinstance(1j, complex), sum([1j, 1])),
)
