import asyncio, traceback
def leaves(e, d=0):
    if isinstance(e, BaseExceptionGroup):
        print("  " * d + repr(e.message), type(e).__name__, getattr(e, "__notes__", None))
        for x in e.exceptions: leaves(x, d + 1)
    else: print("  " * d + repr(e), getattr(e, "__notes__", None))
def run(group, fn):
    try:
        fn(group)
    except BaseException as e:
        leaves(e); print("ctx", repr(e.__context__)[:60], "cause", repr(e.__cause__)[:60])
    else: print("nothing")
def g():
    try:
        raise ValueError("v1")
    except ValueError as v: v1 = v
    e = ExceptionGroup("outer", [v1, ExceptionGroup("inner", [TypeError("t1"), ValueError("v2"), KeyError("k")]), OSError("o")])
    e.add_note("note")
    return e
def f1(x):
    try: raise x
    except* ValueError as e:
        print("VE", e.exceptions, e.message); leaves(e)
        raise
    except* TypeError as e:
        print("TE", e.exceptions)
run(g(), f1)
def f2(x):
    try: raise x
    except* ValueError as e:
        raise RuntimeError("from VE")
    except* TypeError as e:
        raise KeyError("from TE") from e
run(g(), f2)
def f3(x):
    try: raise x
    except* ValueError as e:
        raise e
    except* (TypeError, KeyError) as e:
        raise e
run(g(), f3)
def f4(x):
    try: raise x
    except* Exception as e:
        print("all", len(e.exceptions))
run(g(), f4)
def f5(x):
    try: raise x
    except* OSError as e:
        raise e.exceptions[0]
run(g(), f5)
def f6(x):
    try: raise x
    except* ValueError: pass
    except* TypeError: pass
    except* KeyError: pass
    else: print("else")
    finally: print("finally")
run(g(), f6)
run(ValueError("naked"), f6)
run(OSError("naked"), f6)
def f7(x):
    try: raise x
    except* ValueError as e: raise
run(ValueError("naked"), f7)
class MyG(ExceptionGroup):
    def derive(self, excs): return MyG(self.message, excs)
run(MyG("mine", [ValueError(1), TypeError(2)]), f6)
a, b = g().split(ValueError); leaves(a); leaves(b)
print(g().subgroup(lambda e: isinstance(e, KeyError)))
try:
    ExceptionGroup("x", [])
except ValueError as e: print(e)
try:
    ExceptionGroup("x", [1])
except ValueError as e: print(e)
try:
    ExceptionGroup("x", [KeyboardInterrupt()])
except TypeError as e: print(e)
print(repr(BaseExceptionGroup("x", [ValueError()])), repr(BaseExceptionGroup("x", [KeyboardInterrupt()])))
def f8(x):
    for i in range(2):
        try: raise x
        except* ValueError:
            print("handling", i)
            continue_ = True
try:
    f8(g())
except* Exception as eg: leaves(eg)
try:
    try: raise g()
    except* ExceptionGroup: pass
except TypeError as e: print(e)
