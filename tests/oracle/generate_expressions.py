#!/usr/bin/env python3
"""Random programs of plain Python, for holding a machine against CPython's: expressions over all builtin types.

    generate_expressions.py --batch FIRST N     N programs, of seeds FIRST, FIRST + 1, …; a zero byte ends each

Every line evaluates one expression and prints its repr, or the error that it raises. No set with more than one element is
printed, no address and no hash, so two correct machines print the same text.

Left out, because only the words of an error are known to differ: chr() and bytes() of huge numbers, the format specs " " and "c".
"""
import random
import sys

WORDS = ["", "a", "abc", "Hello, World", "  spaced  ", "a,b,,c", "naïve ☃", "x\ty\n", "it's", "MiXed Case", "123", "-4.5", "ab" * 4, "{}"]
INTS = [0, 1, -1, 2, 3, -7, 10, 16, 255, 1000, -1000, 2**31, 2**63, 10**20, -(2**70)]
FLOATS = ["0.0", "-0.0", "0.5", "1.5", "2.5", "-2.75", "0.1", "1e16", "1e-7", "123456.789", "1e308", "3.14159", "float('inf')", "float('nan')"]
METHODS = {
    "str": ["upper()", "lower()", "title()", "capitalize()", "swapcase()", "strip()", "lstrip('a ')", "rstrip()", "split()", "split(',')", "split(None, 1)",
            "rsplit('b', 1)", "splitlines()", "partition('b')", "rpartition(',')", "replace('a', 'XY')", "replace('', '-')", "replace('b', '', 1)", "find('b')", "rfind('b')",
            "index('b')", "count('a')", "count('')", "startswith('a')", "endswith(('c', ' '))", "isdigit()", "isalpha()", "isalnum()", "isspace()", "islower()", "isupper()",
            "istitle()", "isidentifier()", "isnumeric()", "isdecimal()", "isascii()", "isprintable()", "zfill(6)", "center(9, '*')", "ljust(8)", "rjust(8, '.')", "expandtabs(4)",
            "encode()", "encode('ascii', 'replace')", "casefold()", "removeprefix('a')", "removesuffix('c')", "join(['1', '2'])", "join('xyz')", "format(1, 2)", "translate({97: 'Z'})"],
    "list": ["copy()", "count(1)", "index(1)", "index('a')", "__len__()", "__contains__(1)"],
    "tuple": ["count(1)", "index(1)", "__len__()"],
    "dict": ["keys()", "values()", "items()", "get('a')", "get('zz', 0)", "copy()", "pop('a')", "pop('zz', None)", "setdefault('q', 1)", "popitem()", "__contains__('a')"],
    "int": ["bit_length()", "bit_count()", "conjugate()", "as_integer_ratio()", "__index__()", "real", "numerator"],
    "float": ["is_integer()", "as_integer_ratio()", "hex()", "real", "__trunc__()"],
    "bytes": ["decode()", "hex()", "upper()", "split()", "find(b'a')", "replace(b'a', b'zz')", "startswith(b'a')", "join([b'1', b'2'])", "strip()", "isdigit()", "title()"],
}
BINARY = ["+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "and", "or", "is"]
BUILTINS = ["len", "str", "repr", "int", "float", "bool", "list", "tuple", "sorted", "reversed", "sum", "min", "max", "abs", "any", "all", "type", "round", "ord", "bin", "hex", "oct", "enumerate", "iter", "dict", "ascii", "callable", "hash", "zip"]
SPECS = ["", "d", "5", "<8", ">8", "^8", "*^9", "+", "08", ",", "_", ".2f", ".0f", "8.3f", "+.1e", "g", ".3g", "e", "%", ".1%", "x", "#x", "b", "o", "s", "10s", ".2", "n", "=+8", "z.1f", ",.2f", "_x", "08.2f", "E", "G", "#.3g"]


class Language:
    def __init__(self, seed):
        self.rng = random.Random(f"language {seed}")

    def pick(self, *options):
        return self.rng.choice(options)

    def atom(self):
        kind = self.rng.randrange(12)
        if kind < 3:
            return "int", repr(self.rng.choice(INTS))
        if kind < 5:
            return "float", self.rng.choice(FLOATS)
        if kind < 8:
            return "str", repr(self.rng.choice(WORDS))
        if kind < 9:
            return "bytes", repr(self.rng.choice(WORDS).encode())
        return "other", self.pick("True", "False", "None", "()", "[]", "{}", "range(5)", "range(10, 0, -3)", "...")

    def value(self, depth=2):
        kind = self.rng.randrange(10)
        if depth == 0 or kind < 5:
            return self.atom()
        items = [self.value(depth - 1)[1] for _ in range(self.rng.randint(0, 3))]
        if kind < 7:
            return "list", f"[{', '.join(items)}]"
        if kind < 9:
            return "tuple", f"({''.join(item + ', ' for item in items)})"
        keys = [self.pick("'a'", "'b'", "1", "None", "(1, 2)", "2.5", "True") for _ in items]
        return "dict", "{" + ", ".join(f"{k}: {v}" for k, v in zip(keys, items)) + "}"

    def index(self):
        parts = [self.pick("", "", "0", "1", "-1", "2", "-2", "5", "-9", "None") for _ in range(3)]
        return self.pick(str(self.rng.randint(-4, 4)), ":".join(parts[:2]), ":".join(parts))

    def expression(self):
        kind, text = self.value()
        wrapped = f"({text})"
        shape = self.rng.randrange(12)
        if shape < 3:
            return f"{wrapped} {self.rng.choice(BINARY)} ({self.value()[1]})"
        if shape < 5:
            if kind in METHODS:
                method = self.rng.choice(METHODS[kind])
                return f"{wrapped}.{method}" if kind != "dict" else f"list({wrapped}.{method})" if "s()" in method else f"{wrapped}.{method}"
            return f"-{wrapped}" if self.rng.random() < 0.5 else f"~{wrapped}"
        if shape < 7:
            function = self.rng.choice(BUILTINS)
            call = f"{function}({text})"
            return {"reversed": f"list({call})", "enumerate": f"list({call})", "zip": f"list({call})", "iter": f"list({call})", "hash": f"hash({text}) == hash({text})"}.get(function, call)
        if shape < 8:
            return f"{wrapped}[{self.index()}]"
        if shape < 9:
            return f"format({text}, {self.rng.choice(SPECS)!r})"
        if shape < 10:
            other = self.value()[1]
            return self.pick(f"'%s|%r' % ({text}, {other})", f"'{{}}|{{!r:>10}}'.format({text}, {other})", f"(lambda v: f'{{v}} {{v!r:^12}} {{v!s:.3}}')({text})", f"'%d' % {wrapped}", f"'%5.2f' % {wrapped}", f"'%x' % {wrapped}")
        if shape < 11:
            return self.pick(f"[x for x in {wrapped}]", f"[(i, x) for i, x in enumerate({wrapped}) if x]", f"{{str(x): x for x in {wrapped}}}", f"[*{wrapped}, 0]", f"{{**{wrapped}}}", f"sorted({wrapped}, key=str)", f"sorted({wrapped}, key=repr, reverse=True)", f"max({wrapped}, key=str, default=None)", f"sum({wrapped}, 1)", f"list(zip({wrapped}, range(2)))", f"list(map(str, {wrapped}))", f"dict.fromkeys({wrapped})", f"int({wrapped}, 0)", f"round({wrapped}, 1)", f"divmod({wrapped}, 3)", f"pow({wrapped}, 2)", f"isinstance({wrapped}, (int, str))")
        a, b, c = (self.value(1)[1] for _ in range(3))
        return self.pick(f"({a}) if ({b}) else ({c})", f"({a}) < ({b}) < ({c})", f"not ({a})", f"({a}) and ({b}) or ({c})", f"[({a}), ({b})] == [({b}), ({a})]", f"(lambda x, y={a}: (x, y))({b})", f"[{a}, {b}] * 2", f"({a}, {b}) + ({c},)")

    def write(self):
        lines = ["def show(make):", "    try:", "        print(repr(make()))", "    except Exception as error:", "        print(type(error).__name__, error)", ""]
        lines += [f"show(lambda: {self.expression()})" for _ in range(60)]
        return "\n".join(lines) + "\n"


if __name__ == "__main__":
    first, count = map(int, sys.argv[2:])
    for seed in range(first, first + count):
        sys.stdout.write(Language(seed).write() + "\0")
