"""typing: names for annotations, which are kept and never enforced."""
import collections as _collections
import sys as _sys
from abc import ABCMeta as _ABCMeta
from collections import abc as _abc

TYPE_CHECKING = False


class _Form:
    """Any, Union, ClassVar and their like."""

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return f'typing.{self._name}'

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if self._name == 'Optional':
            return _union(parameters + (None,))
        if self._name == 'Union':
            return _union(parameters)
        if self._name == 'Annotated':
            return _Alias(self, parameters, 'Annotated')
        return _Alias(self, parameters, self._name)

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __instancecheck__(self, instance):
        raise TypeError(f'{self!r} cannot be used with isinstance()')


def _union(members):
    flat = []
    for item in members:
        item = type(None) if item is None else item
        parts = item.__args__ if isinstance(item, _Alias) and item.__origin__ is Union else (item,)
        flat += [part for part in parts if part not in flat]
    return flat[0] if len(flat) == 1 else _Alias(Union, tuple(flat), 'Union')


def _shown(item):
    if item is ...:
        return '...'
    if isinstance(item, list):
        return '[' + ', '.join(map(_shown, item)) + ']'
    if isinstance(item, type) and not isinstance(item, type(list[int])):
        return item.__qualname__ if item.__module__ == 'builtins' else f'{item.__module__}.{item.__qualname__}'
    return repr(item)


def _variables(args):
    found = []
    for arg in args:
        for variable in [arg] if isinstance(arg, TypeVar) else getattr(arg, '__parameters__', ()):
            if variable not in found:
                found.append(variable)
    return tuple(found)


class _Alias:
    """A form or class with parameters, or a class under typing's name for it."""

    def __init__(self, origin, args, name=None, bare=False):
        self.__origin__ = origin
        self.__args__ = tuple(type(None) if arg is None and name != 'Literal' else arg for arg in args)
        self.__parameters__ = _variables(args)
        self._name = name
        self._bare = bare

    def __repr__(self):
        name = f'typing.{self._name}' if self._name else _shown(self.__origin__)
        if self._bare:
            return name
        args = self.__args__
        if self._name == 'Union' and len(args) == 2 and type(None) in args:
            return f'typing.Optional[{_shown(args[0] if args[1] is type(None) else args[1])}]'
        if self._name == 'Literal':
            return f'{name}[{", ".join(map(repr, args))}]'
        return f'{name}[{", ".join(map(_shown, args)) or "()"}]'

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if self._bare:
            return _Alias(self.__origin__, parameters, self._name)
        if not self.__parameters__:
            raise TypeError(f'{self!r} is not a generic class')
        chosen = dict(zip(self.__parameters__, parameters))
        return _Alias(self.__origin__, tuple(_substitute(arg, chosen) for arg in self.__args__), self._name)

    def __call__(self, *args, **kwds):
        if isinstance(self.__origin__, _Form):
            raise TypeError(f'Cannot instantiate {self!r}')
        if self._name in _not_made:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        made = self.__origin__(*args, **kwds)
        try:
            made.__orig_class__ = self
        except Exception:
            pass
        return made

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _Form):
            raise TypeError(f'Cannot subclass {self!r}')
        return (self.__origin__,)

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union:
            return other.__origin__ is Union and set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__ if self.__origin__ is not Union else frozenset(self.__args__)))

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __instancecheck__(self, instance):
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return issubclass(cls, self.__args__)
        if not self._bare:
            raise TypeError('Subscripted generics cannot be used with class and instance checks')
        return issubclass(cls, self.__origin__)


_not_made = {'List', 'Dict', 'Set', 'FrozenSet', 'Tuple', 'Type'}


def _substitute(arg, chosen):
    if isinstance(arg, TypeVar):
        return chosen.get(arg, arg)
    return arg[tuple(chosen.get(v, v) for v in arg.__parameters__)] if getattr(arg, '__parameters__', ()) else arg


class _AnyMeta(type):
    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()

    def __instancecheck__(self, instance):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(instance)


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwds):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


_forms = ('Union Optional ClassVar Final Literal Annotated NoReturn Never Self LiteralString TypeAlias Concatenate TypeGuard Unpack Required '
          'NotRequired')
for _name in _forms.split():
    globals()[_name] = _Form(_name)

_classes = {
    'List': list, 'Dict': dict, 'Set': set, 'FrozenSet': frozenset, 'Tuple': tuple, 'Type': type, 'Deque': _collections.deque,
    'DefaultDict': _collections.defaultdict, 'OrderedDict': _collections.OrderedDict, 'Counter': _collections.Counter, 'ChainMap': _collections.ChainMap,
}
for _name in _abc.__all__:
    _classes['AbstractSet' if _name == 'Set' else _name] = getattr(_abc, _name)
for _name, _cls in _classes.items():
    globals()[_name] = _Alias(_cls, (), _name, bare=True)

Text = str


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))


class ParamSpec(TypeVar):
    args = kwargs = None


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield self


T = TypeVar('T')
AnyStr = TypeVar('AnyStr', bytes, str)


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if cls is Generic and not all(isinstance(parameter, TypeVar) for parameter in parameters):
            raise TypeError('Parameters to Generic[...] must all be type variables or parameter specification variables.')
        return _Alias(cls, parameters)

    def __init_subclass__(cls, *args, **kwds):
        super().__init_subclass__(*args, **kwds)
        bases = cls.__dict__.get('__orig_bases__', ())
        cls.__parameters__ = _variables(arg for base in bases for arg in getattr(base, '__parameters__', ()))


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, instance):
        if not cls.__dict__.get('_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return all(hasattr(instance, name) for name in _members(cls))

    def __subclasscheck__(cls, other):
        if not cls.__dict__.get('_is_protocol', False) or cls is Protocol:
            return super().__subclasscheck__(other)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return all(hasattr(other, name) for name in _members(cls))


def _members(cls):
    found = set()
    for base in cls.__mro__:
        if base.__dict__.get('_is_protocol', False) and base is not Protocol:
            found.update(name for name in [*base.__dict__, *base.__dict__.get('__annotations__', {})]
                         if not name.startswith('_abc_') and name not in _unseen)
    return found


_unseen = {'__module__', '__qualname__', '__doc__', '__dict__', '__weakref__', '__annotations__', '__parameters__', '__orig_bases__', '__slots__',
           '__abstractmethods__', '__subclasshook__', '__init__', '__match_args__', '_is_protocol', '_is_runtime_protocol', '__new__'}


def _no_init(self, *args, **kwds):
    if type(self).__dict__.get('_is_protocol', False):
        raise TypeError('Protocols cannot be instantiated')
    for base in type(self).__mro__:
        init = base.__dict__.get('__init__')
        if init is not None and init is not _no_init:
            return init(self, *args, **kwds)


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwds):
        super().__init_subclass__(*args, **kwds)
        if '_is_protocol' not in cls.__dict__:
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol and '__init__' not in cls.__dict__:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    if not cls.__dict__.get('_is_protocol', False):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    return cls


class SupportsInt(Protocol):
    def __int__(self): ...


class SupportsFloat(Protocol):
    def __float__(self): ...


class SupportsIndex(Protocol):
    def __index__(self): ...


class SupportsAbs(Protocol):
    def __abs__(self): ...


class SupportsRound(Protocol):
    def __round__(self, ndigits=0): ...


for _cls in (SupportsInt, SupportsFloat, SupportsIndex, SupportsAbs, SupportsRound):
    runtime_checkable(_cls)


class IO(Generic[AnyStr]):
    pass


class TextIO(IO[str]):
    pass


class BinaryIO(IO[bytes]):
    pass


class Pattern(Generic[AnyStr]):
    pass


class Match(Generic[AnyStr]):
    pass


def _named_tuple(name, fields, defaults, module):
    made = _collections.namedtuple(name, [key for key, _ in fields], defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = dict(fields)
    return made


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        if _NamedTuple not in bases:
            return super().__new__(cls, typename, bases, ns)
        types = ns.get('__annotations__', {})
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default field{"s" if len(defaults) > 1 else ""} {", ".join(defaults)}')
        made = _named_tuple(typename, types.items(), [ns[name] for name in defaults], ns['__module__'])
        for key, value in ns.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make', '_replace', '_asdict'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__annotations__', '__module__', '__classcell__', '__orig_bases__') and key not in made._fields:
                setattr(made, key, value)
        return made


class _NamedTuple(metaclass=type):
    pass


_NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})


class _NamedTupleMaker:
    def __call__(self, typename, fields=None, /, **kwargs):
        fields = list(kwargs.items()) if fields is None else list(fields)
        return _named_tuple(typename, fields, None, '__main__')

    def __mro_entries__(self, bases):
        return (_NamedTuple,)

    def __repr__(self):
        return '<function NamedTuple>'


NamedTuple = _NamedTupleMaker()


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), ns)
        annotations = {}
        required, optional = set(), set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            required |= base.__dict__.get('__required_keys__', set())
            optional |= base.__dict__.get('__optional_keys__', set())
        own = ns.get('__annotations__', {})
        annotations.update(own)
        for key, kind in own.items():
            form = getattr(kind, '__origin__', None)
            (required if form is Required or total and form is not NotRequired else optional).add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwds):
        return dict(*args, **kwds)

    def __instancecheck__(cls, instance):
        raise TypeError('TypedDict does not support instance and class checks')

    __subclasscheck__ = __instancecheck__


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})


class _TypedDictMaker:
    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        return _TypedDictMeta(typename, (), {'__annotations__': dict(fields or kwargs), '__module__': '__main__'}, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDict,)


TypedDict = _TypedDictMaker()


class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = '__main__'

    def __call__(self, value):
        return value

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))


class ForwardRef:
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'


def cast(typ, val):
    return val


def overload(func):
    def refuse(*args, **kwds):
        raise NotImplementedError(
            'You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed '
            'by an implementation that is not @overload-ed.')
    return refuse


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    return arg


def override(method):
    return method


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=_sys.stderr)
    return obj


def dataclass_transform(**kwargs):
    return lambda cls: cls


def get_origin(tp):
    if isinstance(tp, _Alias) and tp._name == 'Annotated':
        return Annotated
    return getattr(tp, '__origin__', Generic if tp is Generic else None)


def get_args(tp):
    args = getattr(tp, '__args__', ()) if not isinstance(tp, type) or isinstance(tp, type(list[int])) else ()
    if isinstance(tp, _Alias) and tp._bare:
        return ()
    return args


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            hints.update(base.__dict__.get('__annotations__', {}))
        names = _sys.modules[obj.__module__].__dict__ if obj.__module__ in _sys.modules else {}
    else:
        hints.update(getattr(obj, '__annotations__', {}))
        names = getattr(obj, '__globals__', {})
    for name, hint in hints.items():
        if isinstance(hint, str):
            hint = eval(hint, names if globalns is None else globalns, localns)
        hints[name] = type(None) if hint is None else hint
    return hints


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


AsyncContextManager = _Form('AsyncContextManager')
ContextManager = _Form('ContextManager')
