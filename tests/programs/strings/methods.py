s = "  Hello, World  "
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), s.strip().lower(), s.strip().upper(), s.strip().swapcase())
t = "hello world hello"
print(t.title(), t.capitalize(), t.count("hello"), t.find("world"), t.find("x"), t.rfind("hello"), t.index("o"))
print(t.replace("hello", "bye"), t.replace("hello", "bye", 1), t.startswith("he"), t.endswith(("x", "llo")))
print(t.split(), t.split("o"), t.split(" ", 1), t.rsplit(" ", 1), "a,,b".split(","), "".split(), "".split(","))
print("a\nb\r\nc".splitlines(), t.partition(" "), t.rpartition(" "), "x".partition("-"))
print("-".join(["a", "b"]), ", ".join(str(n) for n in range(3)), "".join(reversed("abc")))
print("7".zfill(3), "-7".zfill(4), "a".center(5, "*"), "a".ljust(3) + "|", "a".rjust(3), "a\tb".expandtabs(4))
print("abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".istitle(), "ab".islower(), "AB".isupper(), "".isalpha(), "a_1".isidentifier())
print("prefix-name".removeprefix("prefix-"), "name.py".removesuffix(".py"), "xxaxx".strip("x"), "Straße".casefold())
print("abc".translate(str.maketrans("ab", "xy")), "abc".translate({97: None}), "a-b".maketrans({"-": "+"}))
print("b" in "abc", "ab" * 3, 2 * "-", "a" + "b", "abc" < "abd", "Z" < "a", "a" "b")
print(len("naïve ☃ 🐍"), "☃".encode(), "naïve".encode("latin-1"), b"caf\xc3\xa9".decode())
print("abc"[0], "abc"[-1], "abcdef"[1:4], "abcdef"[::-1], "abcdef"[::2], "abcdef"[-3:], "abcdef"[:100], "abc"[5:])
print(ord("a"), chr(9731), "%c" % 65, "a" == 'a', str(b"x"), "line\
 continued", 'it\'s', "\x41\u2603\t|")
for c in "ab":
    print(c, end=" ")
print(list("abc"), tuple("ab"), sorted("cab"), max("abc"), "".join(sorted(set("hello"))))
