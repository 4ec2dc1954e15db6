#!/usr/bin/env python3
"""Random programs of nested control flow, for holding a compiler and its machine against CPython's.

    generate_flow.py --batch FIRST N     N programs, of seeds FIRST, FIRST + 1, …; a zero byte ends each

Loops with else, break and continue, try with every clause, with, match, return from anywhere, closures, generators that are sent
to, thrown into and closed, and the same in coroutines. Every step prints a number, so two correct machines print the same text.

Left out, because the engine is known to differ: generators that have something to finalise when a loop over them is left, and
errors raised in a clause of `except*`.
"""
import random
import sys

ERRORS = ["ValueError", "KeyError", "RuntimeError", "LookupError", "ZeroDivisionError"]


class Flow:
    def __init__(self, seed):
        self.rng = random.Random(f"flow {seed}")
        self.lines = []
        self.steps = 0
        self.names = 0

    def emit(self, depth, text):
        self.lines.append("    " * depth + text)

    def fresh(self, stem):
        self.names += 1
        return f"{stem}{self.names}"

    def step(self, depth, *more):
        self.steps += 1
        self.emit(depth, f"print({', '.join([str(self.steps), *more])})")

    def chance(self, p):
        return self.rng.random() < p

    def block(self, depth, budget, loop, kind):
        for _ in range(self.rng.randint(1, 3)):
            self.statement(depth, budget, loop, kind)

    def statement(self, depth, budget, loop, kind):
        """`loop`: whether break and continue may stand here; `kind`: def, gen, async or agen."""
        makers = [self.plain, self.plain, self.assign, self.jump]
        if budget > 0:
            makers += [self.attempt, self.attempt, self.attempt, self.repeat, self.repeat, self.branch, self.managed, self.managed, self.choose, self.closure, self.star]
        if kind in ("gen", "agen"):
            makers += [self.produce, self.produce]
        if kind in ("async", "agen"):
            makers += [self.wait]
        self.rng.choice(makers)(depth, budget - 1, loop, kind)

    def plain(self, depth, budget, loop, kind):
        self.step(depth, "n")

    def assign(self, depth, budget, loop, kind):
        self.emit(depth, self.rng.choice(["n += 1", "n = n * 2 % 7", "n, m = m, n + 1", "items.append(n)", "m = items[-1] if items else n", "n -= len(items)", "(n := n + 2)", "m: int = n", "*items, m = [*items, n]"]))

    def jump(self, depth, budget, loop, kind):
        options = ["raise {error}({step})", "return {step}" if kind != "agen" else "return", "1 / (n % 2)", "items[9]", "raise {error}({step}) from KeyError('cause')"]
        if loop:
            options += ["break", "continue", "break", "continue"]
        self.steps += 1
        text = self.rng.choice(options).format(error=self.rng.choice(ERRORS), step=self.steps)
        if self.chance(0.75):
            self.emit(depth, f"if n % {self.rng.randint(2, 3)} == {self.rng.randint(0, 1)}:")
            self.emit(depth + 1, text)
        else:
            self.emit(depth, text)

    def attempt(self, depth, budget, loop, kind):
        self.emit(depth, "try:")
        self.block(depth + 1, budget, loop, kind)
        clauses = self.rng.randint(0, 2)
        for _ in range(clauses):
            caught = self.rng.choice(ERRORS + [f"({self.rng.choice(ERRORS)}, IndexError)", "Exception"])
            if self.chance(0.6):
                self.emit(depth, f"except {caught} as error:")
                self.step(depth + 1, "repr(error)", "repr(error.__context__)", "repr(error.__cause__)")
            else:
                self.emit(depth, f"except {caught}:")
            self.block(depth + 1, budget, loop, kind)
            if self.chance(0.2):
                self.emit(depth + 1, "raise")
        if clauses and self.chance(0.3):
            self.emit(depth, "else:")
            self.block(depth + 1, budget, loop, kind)
        if not clauses or self.chance(0.5):
            self.emit(depth, "finally:")
            self.step(depth + 1, "'finally'")
            if self.chance(0.4):
                self.block(depth + 1, budget - 1, loop, kind)

    def repeat(self, depth, budget, loop, kind):
        variable = self.fresh("i")
        if self.chance(0.3):
            self.emit(depth, f"{variable} = 0")
            self.emit(depth, f"while {variable} < {self.rng.randint(1, 3)}:")
            self.emit(depth + 1, f"{variable} += 1")
        elif kind in ("async", "agen") and self.chance(0.5):
            self.emit(depth, f"async for {variable} in aticks({self.rng.randint(1, 3)}):")
        else:
            self.emit(depth, f"for {variable} in {self.rng.choice(['range(3)', 'ticks(3)', 'ticks(2)', 'list(items)', 'range(1)', 'enumerate(ticks(2))'])}:")
        self.step(depth + 1, variable)
        self.block(depth + 1, budget, True, kind)
        if self.chance(0.3):
            self.emit(depth, "else:")
            self.block(depth + 1, budget, loop, kind)

    def branch(self, depth, budget, loop, kind):
        self.emit(depth, f"if n % 2 == {self.rng.randint(0, 1)} {self.rng.choice(['and m', 'or not items', ''])}:")
        self.block(depth + 1, budget, loop, kind)
        if self.chance(0.4):
            self.emit(depth, f"elif m > {self.rng.randint(0, 3)}:")
            self.block(depth + 1, budget, loop, kind)
        if self.chance(0.5):
            self.emit(depth, "else:")
            self.block(depth + 1, budget, loop, kind)

    def managed(self, depth, budget, loop, kind):
        swallow = self.rng.choice(["()", "()", "ValueError", "(KeyError, RuntimeError)", "Exception"])
        name = self.fresh("c")
        manager = f"Managed({name!r}, {swallow})"
        if self.chance(0.3):
            manager += f" as {name}, Managed('{name}b', ())"
        word = "async with" if kind in ("async", "agen") and self.chance(0.6) else "with"
        self.emit(depth, f"{word} {manager}:")
        self.block(depth + 1, budget, loop, kind)

    def choose(self, depth, budget, loop, kind):
        self.emit(depth, f"match {self.rng.choice(['n', '[n, m]', 'items', '{1: n}', '(n, *items)'])}:")
        for pattern in self.rng.sample(["0 | 1", "[a, b]", "[a, *rest]", "int(a) if a > 2", "{1: a}", "[]", "-1"], self.rng.randint(1, 3)):
            self.emit(depth + 1, f"case {pattern}:")
            self.step(depth + 2, *(["a"] if "a" in pattern else []))
            if self.chance(0.5):
                self.statement(depth + 2, budget, loop, kind)
        self.emit(depth + 1, "case _:")
        self.block(depth + 2, budget, loop, kind)

    def closure(self, depth, budget, loop, kind):
        name = self.fresh("f")
        self.emit(depth, f"def {name}(x={self.rng.choice(['n', '5', 'm'])}):")
        self.emit(depth + 1, "nonlocal n")
        self.emit(depth + 1, "n += x")
        self.block(depth + 1, budget - 1, False, "inner")
        self.emit(depth, f"print({name}(), n)")

    def star(self, depth, budget, loop, kind):
        if kind == "inner":
            return self.plain(depth, budget, loop, kind)
        self.emit(depth, "try:")
        self.emit(depth + 1, f"raise ExceptionGroup('g', [{self.rng.choice(ERRORS)}(1), {self.rng.choice(ERRORS)}(2)])")
        self.emit(depth, f"except* {self.rng.choice(ERRORS)} as group:")
        self.step(depth + 1, "group.exceptions")
        if self.chance(0.5):
            self.emit(depth, f"except* ({self.rng.choice(ERRORS)}, OSError):")
            self.step(depth + 1)
        if self.chance(0.3):
            self.emit(depth, "finally:")
            self.step(depth + 1, "'finally'")

    def produce(self, depth, budget, loop, kind):
        self.steps += 1
        if kind == "gen" and self.chance(0.3):
            self.emit(depth, f"n += len(str((yield from ticks({self.rng.randint(0, 2)}))))")
        else:
            self.emit(depth, self.rng.choice([f"yield {self.steps}", f"got = yield {self.steps}", f"print('sent', (yield {self.steps}))"]))

    def wait(self, depth, budget, loop, kind):
        self.emit(depth, self.rng.choice(["await asyncio.sleep(0)", "print('awaited', await later(n))", "items.append(await later(1))", "await asyncio.sleep(0.25)", "print([x async for x in aticks(2)], [await later(x) for x in range(2)])"]))

    def write(self):
        for text in HEADER.splitlines():
            self.emit(0, text)
        for number in range(3):
            kind = self.rng.choice(["def", "def", "gen", "gen", "async", "agen"])
            name = f"flow{number}"
            self.emit(0, "")
            self.emit(0, "")
            self.emit(0, f"{'async def' if kind in ('async', 'agen') else 'def'} {name}(n, m=1):")
            self.emit(1, "items = []")
            self.block(1, 3, False, kind)
            self.block(1, 3, False, kind)
            if kind in ("gen", "agen"):
                self.emit(1, "yield 'last'")
            self.emit(0, "")
            self.emit(0, "")
            self.emit(0, f"for n in range(3):")
            self.emit(1, f"drive_{kind}({name}, n)")
        return "\n".join(self.lines) + "\n"


HEADER = '''\
import asyncio


class Managed:
    def __init__(self, name, swallow):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, repr(error))
        return kind is not None and issubclass(kind, self.swallow)

    async def __aenter__(self):
        await asyncio.sleep(0)
        return self.__enter__()

    async def __aexit__(self, *details):
        await asyncio.sleep(0)
        return self.__exit__(*details)


def ticks(count):
    for i in range(count):
        yield i
    return count


async def aticks(count):
    for i in range(count):
        await asyncio.sleep(0)
        yield i


async def later(value):
    await asyncio.sleep(0.5)
    return value


def outcome(function):
    try:
        return repr(function())
    except StopIteration as stop:
        return f"stopped with {stop.value!r}"
    except ExceptionGroup as group:
        return repr(group)
    except Exception as error:
        return f"{error!r} from {error.__cause__!r} in {error.__context__!r}"


def drive_def(function, n):
    print("=", outcome(lambda: function(n)))


def drive_gen(function, n):
    generator = function(n)
    for number in range(12):
        if number == 0 or number % 3 == 1:
            result = outcome(lambda: next(generator))
        elif number % 3 == 2:
            result = outcome(lambda: generator.send(number))
        else:
            result = outcome(lambda: generator.throw(ValueError("thrown in")))
        print("=", result)
        if not result.isdigit():
            break
    print("closing", outcome(generator.close))


def drive_async(function, n):
    print("=", outcome(lambda: asyncio.run(function(n))))


def drive_agen(function, n):
    async def consume():
        generator = function(n)
        for number in range(8):
            if number % 3 == 2:
                print("=", repr(await generator.athrow(KeyError("thrown in"))))
            elif number % 3 == 1:
                print("=", repr(await generator.asend(number)))
            else:
                print("=", repr(await anext(generator, "over")))
        await generator.aclose()

    print("=", outcome(lambda: asyncio.run(consume())))'''

if __name__ == "__main__":
    first, count = map(int, sys.argv[2:])
    for seed in range(first, first + count):
        sys.stdout.write(Flow(seed).write() + "\0")
