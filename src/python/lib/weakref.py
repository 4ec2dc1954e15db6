"""weakref: references, sets and dicts that do not keep what they hold."""
from _weakref import ref

ReferenceType = ref


class WeakSet:
    def __init__(self, data=None):
        self._refs = {}
        for item in data or ():
            self.add(item)

    def _live(self):
        found = [(key, item) for key in self._refs if (item := key()) is not None]
        self._refs = {key: None for key, _ in found}
        return [item for _, item in found]

    def add(self, item):
        self._refs[ref(item)] = None

    def discard(self, item):
        self._refs.pop(ref(item), None)

    def remove(self, item):
        if ref(item) not in self._refs:
            raise KeyError(ref(item))
        del self._refs[ref(item)]

    def clear(self):
        self._refs.clear()

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return WeakSet(self)

    def __contains__(self, item):
        try:
            return ref(item) in self._refs
        except TypeError:
            return False

    def __iter__(self):
        return iter(self._live())

    def __len__(self):
        return len(self._live())

    def __repr__(self):
        return repr(set(self._live()))


class WeakValueDictionary:
    def __init__(self, other=(), /, **kw):
        self._refs = {}
        for key, value in dict(other, **kw).items():
            self[key] = value

    def _live(self):
        found = {key: value for key, r in self._refs.items() if (value := r()) is not None}
        self._refs = {key: r for key, r in self._refs.items() if key in found}
        return found

    def __setitem__(self, key, value):
        self._refs[key] = ref(value)

    def __getitem__(self, key):
        value = self._refs[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self._refs[key]

    def __contains__(self, key):
        return key in self._refs and self._refs[key]() is not None

    def __iter__(self):
        return iter(self._live())

    def __len__(self):
        return len(self._live())

    def get(self, key, default=None):
        return self[key] if key in self else default

    def pop(self, key, *default):
        found = self._live().pop(key, *default)
        self._refs.pop(key, None)
        return found

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def keys(self):
        return iter(self._live())

    def values(self):
        return iter(self._live().values())

    def items(self):
        return iter(self._live().items())


class WeakKeyDictionary:
    def __init__(self, dict=None):
        self._entries = {}
        for key, value in (dict or {}).items():
            self[key] = value

    def _live(self):
        found = [(r, key, value) for r, value in self._entries.items() if (key := r()) is not None]
        self._entries = {r: value for r, _, value in found}
        return [(key, value) for _, key, value in found]

    def __setitem__(self, key, value):
        self._entries[ref(key)] = value

    def __getitem__(self, key):
        return self._entries[ref(key)]

    def __delitem__(self, key):
        del self._entries[ref(key)]

    def __contains__(self, key):
        return ref(key) in self._entries

    def __iter__(self):
        return iter([key for key, _ in self._live()])

    def __len__(self):
        return len(self._live())

    def get(self, key, default=None):
        return self._entries.get(ref(key), default)

    def pop(self, key, *default):
        return self._entries.pop(ref(key), *default)

    def setdefault(self, key, default=None):
        return self._entries.setdefault(ref(key), default)

    def keys(self):
        return iter(self)

    def values(self):
        return iter([value for _, value in self._live()])

    def items(self):
        return iter(self._live())


class WeakMethod:
    def __init__(self, meth, callback=None):
        self._object, self._function = ref(meth.__self__), meth.__func__

    def __call__(self):
        found = self._object()
        return None if found is None else self._function.__get__(found)
