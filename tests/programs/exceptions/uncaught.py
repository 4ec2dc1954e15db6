def inner(n):
    if n == 0:
        raise LookupError("no more")
    print("level", n)
    inner(n - 1)


print("before")
try:
    inner(2)
finally:
    print("cleaning up")
print("never")
