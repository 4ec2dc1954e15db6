name, number, pi = "Ada", 42, 3.14159265
print(f"{name} {name!r} {name!s:>6}| {number} {number + 1} {pi:.2f} {pi:8.3f}|")
print(f"{number:5d}|{number:<5}|{number:^5}|{number:05}|{number:+}|{number:x} {number:#x} {number:b} {number:o} {number:e}")
print(f"{number=} {pi=:.3f} {name=!s} {number + 1 = }")
print(f"{1234567:,} {1234567.891:,.2f} {1234567:_} {0.256:.1%} {1e10:g} {1e-7:g}")
width, precision = 10, 3
print(f"{pi:{width}.{precision}f}|{name:*^{width}}|{name:>{width}}|{'-' * 5}")
print(f"{{literal}} {'nested ' + f'{number}'} {[n for n in range(3)]} { {'a': 1}['a'] }")
print(f"{name!r:>8}|{None}|{True}|{[1, 'a']}|{(1,)}")
print(f"{'a' if number > 1 else 'b'} {number:{'>' if True else '<'}6}|")
print(f"multi"
      f" part {number}" " plain")
print(f"""triple {name}
line two""")
print(f"{number!r}{number!a}{'é'!a}", f"{lambda_ if (lambda_ := 3) else 0}")
print(f"{'wide':<8}{1:>4}\n{'x':<8}{22:>4}")
print(rf"raw \n {number}")
print(f"{3.0} {1e100} {1e16} {123456789012345678} {0.1 + 0.2} {1/3} {2.5e-5} {float('inf')} {float('nan')} {-0.0}")
