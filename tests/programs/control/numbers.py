print(7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3, 2 ** 10, 2 ** -1, 7 / 2, 6 / 3, divmod(-7, 3), 7.5 // 2, -7.5 % 2)
print(2 ** 100, -(2 ** 70), 10 ** 20 // 3, (10 ** 20) % 7, 123456789 * 987654321, 1 << 70, (1 << 70) >> 68, 2 ** 64 - 1)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, 256 >> 2, 0xff, 0b101, 0o17, 1_000_000)
print(round(2.5), round(3.5), round(2.675, 2), round(1234, -2), round(-0.5), abs(-3.2), int(-3.9), int("ff", 16), int("0b11", 0))
print(0.1 + 0.2, 1e16, 1e15, 1.5e-7, 100.0, 1e22, 123456.789, 1 / 3, float("1e3"), 3.0 == 3, 1e308 * 10, -1e308 * 10)
print(float("nan") == float("nan"), 5 .bit_length(), (255).to_bytes(1, "big"), (3.75).is_integer(), (0.5).as_integer_ratio(), bin(10), hex(255), oct(8))
print(complex(1, 2) * 1j, abs(3 + 4j), (1 + 2j).real)
print(min(1, 2.0), max(1, True), sum([0.1] * 10), sum([1, 2, 3]) / 3, pow(3, 4, 5), pow(2, 0.5), 4 ** 0.5)
print(True + 1, True * 3, str(True), int(True), float("  2.5 "), int("  7 "), int("-0"), bool("False"))
x = 5
x += 2; x *= 3; x -= 1; x //= 2; x **= 2; x %= 7; x <<= 2; x |= 1
print(x, 10 == 10.0, hash(1) == hash(1.0), 0.1 + 0.1 + 0.1 == 0.3, 1e-10, 12345678901234567890.0)
