"""copy: copies of values, and of everything in them."""


class Error(Exception):
    pass


error = Error
_same = (type(None), int, float, bool, str, bytes, type, range, slice, type(lambda: 0), type(len), type(...), type(NotImplemented), property, frozenset)


def copy(x):
    cls = type(x)
    if cls in _same or isinstance(x, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if cls is tuple:
        return x
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    return _rebuild(x, lambda part: part, None)


def deepcopy(x, memo=None, _nil=[]):
    memo = {} if memo is None else memo
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    cls = type(x)
    if cls in _same and cls is not frozenset or isinstance(x, type):
        return x
    inner = lambda part: deepcopy(part, memo)
    if cls is list:
        y = memo[id(x)] = []
        for item in x:
            y.append(inner(item))
    elif cls is dict:
        y = memo[id(x)] = {}
        for key, value in x.items():
            y[inner(key)] = inner(value)
    elif cls is tuple:
        parts = [inner(item) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        y = x if all(a is b for a, b in zip(x, parts)) else tuple(parts)
    elif cls in (set, frozenset):
        y = cls([inner(item) for item in x])
    elif cls is bytearray:
        y = bytearray(x)
    else:
        method = getattr(cls, '__deepcopy__', None)
        y = method(x, memo) if method is not None else _rebuild(x, inner, memo)
    if y is not x:
        memo[id(x)] = y
        memo.setdefault(id(memo), []).append(x)
    return y


def _rebuild(x, inner, memo):
    cls = type(x)
    if cls.__name__ in ('generator', 'coroutine', 'async_generator', 'module', '_asyncio.Task', 'Task', 'Future', 'lock'):
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    reduce = getattr(cls, '__reduce__', None)
    if reduce is not None and reduce is not getattr(object, '__reduce__', None):
        function, args = reduce(x)[:2]
        return function(*[inner(arg) for arg in args])
    if isinstance(x, BaseException):
        y = cls.__new__(cls, *[inner(arg) for arg in x.args])
    elif isinstance(x, (list, set)):
        y = cls.__new__(cls)
    elif isinstance(x, (tuple, str, int, float, bytes, frozenset)):
        base = next(base for base in (tuple, str, int, float, bytes, frozenset) if isinstance(x, base))
        y = base.__new__(cls, [inner(item) for item in x] if base in (tuple, frozenset) else base(x))
    else:
        y = cls.__new__(cls)
    if memo is not None:
        memo[id(x)] = y
    if isinstance(x, dict):
        for key, value in x.items():
            dict.__setitem__(y, inner(key), inner(value))
    elif isinstance(x, list):
        y.extend([inner(item) for item in x])
    elif isinstance(x, set):
        y.update([inner(item) for item in x])
    state = getattr(cls, '__getstate__', None)
    if state is not None and state is not getattr(object, '__getstate__', None):
        state = inner(x.__getstate__())
        if hasattr(cls, '__setstate__'):
            y.__setstate__(state)
        else:
            y.__dict__.update(state)
        return y
    for name, value in getattr(x, '__dict__', {}).items():
        y.__dict__[name] = inner(value)
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ('__dict__', '__weakref__') and hasattr(x, name):
                object.__setattr__(y, name, inner(getattr(x, name)))
    return y


def replace(obj, /, **changes):
    return type(obj).__replace__(obj, **changes)
