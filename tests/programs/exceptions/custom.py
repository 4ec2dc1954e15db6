class AppError(Exception):
    code = 1


class NotFound(AppError):
    code = 404

    def __init__(self, what, *, where="here"):
        super().__init__(what, where)
        self.what = what
        self.where = where

    def __str__(self):
        return f"{self.what} not found in {self.where}"


for error in [AppError("plain"), NotFound("page", where="cache"), AppError(), AppError(1, 2)]:
    try:
        raise error
    except NotFound as e:
        print("not found:", e, e.args, e.code)
    except AppError as e:
        print("app error:", e, repr(e), e.args, e.code)

try:
    raise NotFound
except TypeError as error:
    print(error)
print(isinstance(NotFound("x"), Exception), issubclass(KeyError, LookupError))
print([c.__name__ for c in NotFound.__mro__])
print(str(KeyError("k")), str(ValueError("v")), repr(OSError(2, "No such file")))
error = ValueError("a", "b")
print(error, error.args)
try:
    assert 1 + 1 == 3, "sums are hard"
except AssertionError as error:
    print("assertion:", error)
try:
    assert False
except AssertionError as error:
    print("assertion:", repr(error))
