"""weakref: references, sets and dicts that do not keep what they hold."""
from _weakref import getweakrefs, ref
from collections.abc import MutableMapping as _MutableMapping, MutableSet as _MutableSet
import atexit as _atexit

ReferenceType = ref


def getweakrefcount(object):
    return len(getweakrefs(object))


class KeyedRef(ref):
    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        pass


class WeakMethod(ref):
    def __new__(cls, meth, callback=None):
        try:
            owner, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError('argument should be a bound method, not {}'.format(type(meth))) from None
        self = ref.__new__(cls, owner, None if callback is None else lambda _: callback(self))
        self._function = ref(function)
        self._method = type(meth)
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        owner, function = super().__call__(), self._function()
        return None if owner is None or function is None else self._method(function, owner)

    def __eq__(self, other):
        return isinstance(other, WeakMethod) and self() == other() if self() and other() else self is other

    __hash__ = ref.__hash__


class WeakSet(_MutableSet):
    def __init__(self, data=None):
        self.data = {}
        for item in data or ():
            self.add(item)

    def _live(self):
        found = [(key, item) for key in self.data if (item := key()) is not None]
        self.data = {key: None for key, _ in found}
        return [item for _, item in found]

    def add(self, item):
        self.data.setdefault(ref(item))

    def discard(self, item):
        self.data.pop(ref(item), None)

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return self.__class__(self)

    def union(self, other):
        return self.__class__([*self, *other])

    def difference(self, other):
        return self - set(other)

    def intersection(self, other):
        return self & set(other)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __iter__(self):
        return iter(self._live())

    def __len__(self):
        return len(self._live())

    def __repr__(self):
        return repr(set(self.data))


class _WeakDictionary(_MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def __iter__(self):
        return iter([key for key, _ in self._live()])

    def __len__(self):
        return len(self._live())

    def keys(self):
        return iter(self)

    def values(self):
        return iter([value for _, value in self._live()])

    def items(self):
        return iter(self._live())

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __or__(self, other):
        new = self.copy()
        new.update(other)
        return new

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'


class WeakValueDictionary(_WeakDictionary):
    def _live(self):
        found = [(key, r, value) for key, r in self.data.items() if (value := r()) is not None]
        self.data = {key: r for key, r, _ in found}
        return [(key, value) for key, _, value in found]

    def __setitem__(self, key, value):
        self.data[key] = ref(value)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        self._live()
        del self.data[key]

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def valuerefs(self):
        return list(self.data.values())


class WeakKeyDictionary(_WeakDictionary):
    def _live(self):
        found = [(r, key, value) for r, value in self.data.items() if (key := r()) is not None]
        self.data = {r: value for r, _, value in found}
        return [(key, value) for _, key, value in found]

    def __setitem__(self, key, value):
        self.data[ref(key, self._gone)] = value

    def _gone(self, r):
        self.data.pop(r, None)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def keyrefs(self):
        return list(self.data)


class ProxyType:
    def __init__(self, referent, callback=None):
        object.__setattr__(self, '_ref', ref(referent, None if callback is None else lambda _: callback(self)))

    def __getattribute__(self, name):
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)

    def __repr__(self):
        found = object.__getattribute__(self, '_ref')()
        return f'<weakproxy at {id(self):#x} to {type(found).__name__} at {id(found):#x}>'

    def __hash__(self):
        raise TypeError(f"unhashable type: '{type(self).__module__}.{type(self).__name__}'")


def _referent(proxied):
    found = object.__getattribute__(proxied, '_ref')()
    if found is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return found


def _forward(name):
    def method(self, *args):
        args = [_referent(arg) if isinstance(arg, ProxyType) else arg for arg in args]
        return getattr(_referent(self), name)(*args)
    return method


for _name in 'str bytes bool len iter next getitem setitem delitem contains add sub mul truediv floordiv mod pow and or xor radd rsub rmul \
        rtruediv iadd isub imul neg pos abs int float index eq ne lt le gt ge enter exit'.split():
    setattr(ProxyType, f'__{_name}__', _forward(f'__{_name}__'))
ProxyType.__bool__ = lambda self: bool(_referent(self))


class CallableProxyType(ProxyType):
    def __call__(self, *args, **kwargs):
        return _referent(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    return (CallableProxyType if callable(object) else ProxyType)(object, callback)


class finalize:
    _registry = {}
    _made = 0

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._made:
            _atexit.register(_finalize_all)
        finalize._made += 1
        self._info = [ref(obj, self), func, args, kwargs, True, finalize._made]
        finalize._registry[self] = self._info

    def __call__(self, _=None):
        info = finalize._registry.pop(self, None)
        return info and info[1](*info[2], **info[3])

    def detach(self):
        info = finalize._registry.get(self)
        obj = info and info[0]()
        if obj is not None and finalize._registry.pop(self, None):
            return obj, *info[1:4]

    def peek(self):
        info = finalize._registry.get(self)
        obj = info and info[0]()
        if obj is not None:
            return obj, *info[1:4]

    @property
    def alive(self):
        return self in finalize._registry

    @property
    def atexit(self):
        info = finalize._registry.get(self)
        return bool(info) and info[4]

    @atexit.setter
    def atexit(self, value):
        info = finalize._registry.get(self)
        if info:
            info[4] = bool(value)

    def __repr__(self):
        info = finalize._registry.get(self)
        obj = info and info[0]()
        if obj is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return f'<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>'


def _finalize_all():
    while pending := [(info[5], f) for f, info in finalize._registry.items() if info[4]]:
        max(pending, key=lambda entry: entry[0])[1]()
    # What goes later goes unheard.
    finalize._registry.clear()
