"""types: names for the classes of functions, generators and the like."""
import functools as _functools


def _f(): pass


async def _c(): pass


async def _a(): yield


def _g(): yield


FunctionType = LambdaType = type(_f)
CodeType = type(_f.__code__)
FrameType = type((_ for _ in ()).gi_frame)
try:
    raise TypeError
except TypeError as _error:
    TracebackType = type(_error.__traceback__)
GeneratorType = type(_g())
_coroutine = _c()
CoroutineType = type(_coroutine)
_coroutine.close()
AsyncGeneratorType = type(_a())
BuiltinFunctionType = BuiltinMethodType = type(len)
NoneType, EllipsisType, NotImplementedType = type(None), type(...), type(NotImplemented)
GenericAlias, UnionType = type(list[int]), type(int | None)


class _Method:
    def method(self):
        pass


MethodType = type(_Method().method)
del _coroutine


class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        return f'{name}({", ".join(f"{key}={value!r}" for key, value in self.__dict__.items())})'

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


class MappingProxyType:
    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __len__(self):
        return len(self._mapping)

    def __iter__(self):
        return iter(self._mapping)

    def __contains__(self, key):
        return key in self._mapping

    def __getattr__(self, name):
        if name in ('get', 'keys', 'values', 'items', 'copy'):
            return getattr(self._mapping, name)
        raise AttributeError(f"'mappingproxy' object has no attribute {name!r}")

    def __eq__(self, other):
        return self._mapping == other

    def __repr__(self):
        return f'mappingproxy({self._mapping!r})'


class DynamicClassAttribute(property):
    pass


def coroutine(func):
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    if getattr(func, '_is_coroutine_function', False) or isinstance(func, FunctionType) and _kind(func) == 'coroutine':
        return func

    @_functools.wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        return _Awaitable(made) if isinstance(made, GeneratorType) else made
    return wrapped


def _kind(func):
    import inspect
    return 'coroutine' if inspect.iscoroutinefunction(func) else ''


class _Awaitable:
    def __init__(self, generator):
        self._generator = generator
        self.send, self.throw, self.close = generator.send, generator.throw, generator.close

    def __await__(self):
        return self._generator

    def __iter__(self):
        return self._generator

    def __next__(self):
        return next(self._generator)


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    kwds = dict(kwds or {})
    metaclass = kwds.pop('metaclass', type(bases[0]) if bases else type)
    return metaclass(name, bases, namespace, **kwds)


class ModuleType:
    def __init__(self, name, doc=None):
        self.__name__ = name
        self.__doc__ = doc
