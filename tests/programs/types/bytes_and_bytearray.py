def check(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__, error, sep=": ")


def changed(change):
    data = bytearray(b"abc")
    result = change(data)
    return result, data


check(
    lambda: (b"abc", b"a'b", b'a"b\'', b"\x00\xff\n\t\\", bytes(3), bytes([1, 2]), bytes("é", "utf-8"), bytes(b"x"), bytes(), bytearray(b"ab"), bytearray(2), bytearray("a", "ascii")),
    lambda: (bytes("a")),
    lambda: (bytes(-1)),
    lambda: (bytes([256])),
    lambda: (bytes(["a"])),
    lambda: (bytes(1.5)),
    lambda: (b"abc"[0], b"abc"[-1], b"abc"[1:], b"abc"[::-1], list(b"ab"), len(b"abc"), b"a" + b"b", b"ab" * 2, b"b" in b"abc", 97 in b"abc", b"a" < b"b", b"a" == bytearray(b"a"), b"a" == "a", b"abc"[::2]),
    lambda: (b"abc"[5]),
    lambda: (b"a" + "b"),
    lambda: (b"a" + 1),
    lambda: ("a" + b"b"),
    lambda: (300 in b"abc"),
    lambda: ("a" in b"abc"),
    lambda: (b"abc".decode(), b"\xc3\xa9".decode("utf-8"), b"abc".hex(), b"abc".hex("-"), b"abcd".hex(":", 2), bytes.fromhex("61 62"), bytearray.fromhex("61")),
    lambda: (b"\xff".decode()),
    lambda: (b"a\xe9".decode("utf-8")),
    lambda: (b"\xe2\x82".decode()),
    lambda: (bytes.fromhex("6")),
    lambda: (bytes.fromhex("zz")),
    lambda: (b"a,b".split(b","), b" a b ".split(), b"abc".find(b"c"), b"abc".find(99), b"abc".index(b"b"), b"abc".count(b"b"), b"abc".startswith(b"a"), b"abc".endswith((b"x", b"c")), b" a ".strip(), b"abc".replace(b"b", b"X"), b"-".join([b"a", b"b"]), b"aBc".upper(), b"aBc".lower(), b"a\nb".splitlines(), b"a=b".partition(b"="), b"12".isdigit(), b"ab".isalpha(), b"a".rjust(3), b"a".ljust(3, b"-")),
    lambda: (b"abc".index(b"x")),
    lambda: (b",".join(["a"])),
    lambda: (changed(lambda b: b.append(100)), changed(lambda b: b.extend(b"xy")), changed(lambda b: b.pop()), changed(lambda b: b.insert(0, 65)), changed(lambda b: b.remove(97)), changed(lambda b: b.reverse()), changed(lambda b: b.clear()), changed(lambda b: b.__setitem__(0, 90)), changed(lambda b: b.__setitem__(slice(0, 2), b"XYZ")), changed(lambda b: b.__delitem__(0)), changed(lambda b: b.__iadd__(b"q"))),
    lambda: (changed(lambda b: b.append(256))),
    lambda: (changed(lambda b: b.append("a"))),
    lambda: (hash(b"a") == hash(b"a"), {b"a": 1}[b"a"], bool(b""), sorted([b"b", b"a"]), max(b"abc"), int.from_bytes(b"ab", "big"), str(b"a"), repr(bytearray(b"\x00")), bytes(bytearray(b"z"))),
    lambda: (hash(bytearray(b"a"))),
    lambda: (b"a"[0] == 97, bytes(range(5)), bytes(x * 2 for x in range(3)), b"%d" is not None, bytes(True)),
)
