import weakref, gc
class Node:
    def __init__(self, name): self.name = name; self.other = None
    def __repr__(self): return f"Node({self.name})"
    def __del__(self): print("del", self.name)
a = Node("a")
r = weakref.ref(a, lambda r: print("callback", r() is None))
print(r() is a, weakref.getweakrefcount(a), len(weakref.getweakrefs(a)))
a = None
print(r())
x, y = Node("x"), Node("y")
x.other, y.other = y, x
rx = weakref.ref(x, lambda r: print("rx dead"))
del x, y
print("before", rx() is not None)
n = gc.collect()
print("collected", n > 0, rx())
class P:
    def hello(self): return "hello"
p = P()
f = weakref.finalize(p, print, "finalized", 1)
print(f.alive, f.detach() is not None, f.alive)
f2 = weakref.finalize(p, print, "finalized", 2)
print(f2.alive)
del p
print(f2.alive)
p = P()
f3 = weakref.finalize(p, lambda: "value")
print(f3(), f3(), f3.alive)
d = weakref.WeakValueDictionary()
k = P(); d["k"] = k
print(len(d), "k" in d, list(d.items())[0][0], d.get("z", 1))
del k
print(len(d), "k" in d, list(d))
wk = weakref.WeakKeyDictionary()
k = P(); wk[k] = 5
print(len(wk), wk[k]); del k; print(len(wk))
s = weakref.WeakSet(); k = P(); s.add(k); print(len(s), k in s); del k; print(len(s))
k = P()
pr = weakref.proxy(k)
print(pr.hello(), type(pr).__name__)
pr.attr = 5
print(k.attr)
del k
try: pr.hello()
except ReferenceError as e: print("ReferenceError:", e)
k = P()
print(weakref.ref(k) is weakref.ref(k), weakref.ref(k) == weakref.ref(k))
m = weakref.WeakMethod(k.hello)
print(m()())
del k
print(m())
try: weakref.ref(5)
except TypeError as e: print(e)
try: weakref.ref([])
except TypeError as e: print(e)
class S:
    __slots__ = ("a",)
try: weakref.ref(S())
except TypeError as e: print(e)
k = P()
f = weakref.finalize(k, print, "at exit"); f.atexit = False
def g(): pass
rg = weakref.ref(g, lambda r: print("function gone"))
del g
class MyRef(weakref.ref):
    pass
mr = MyRef(k); print(mr() is k, type(mr).__name__)
print(gc.isenabled(), gc.get_count()[0] >= 0, gc.get_threshold())
gc.disable(); print(gc.isenabled()); gc.enable()
print(gc.collect() >= 1, gc.garbage)
class Cyc:
    def __init__(self): self.me = self
    def __del__(self): print("cyc del")
c = Cyc(); c = None
for i in range(3): Cyc()
print("n"); gc.collect()
print("end")
