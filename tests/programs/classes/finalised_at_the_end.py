class Res:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
a = Res("a")
def g():
    try: yield 1
    finally: print("g finally")
x = g(); next(x)
print("end")
