"""dataclasses: classes whose methods are written from their annotations."""
import abc as _abc
import copy as _copy
import sys as _sys

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict', 'astuple', 'make_dataclass',
           'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = '_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR'


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata if metadata is not None else {}
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        shown = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata', 'kw_only')
        parts = ','.join(f'{name}={getattr(self, name)!r}' for name in shown)
        return f'Field({parts},_field_type={self._field_type})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_named(annotation, names, cls):
    """Whether an annotation that is kept as text names one of these."""
    return isinstance(annotation, str) and annotation.split('[')[0].split('.')[-1].strip() in names


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ in ('member_descriptor',):
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    typing = _sys.modules.get('typing')
    if typing and (annotation is typing.ClassVar or getattr(annotation, '__origin__', None) is typing.ClassVar) \
            or _is_named(annotation, ('ClassVar',), cls):
        made._field_type = _FIELD_CLASSVAR
    elif annotation is InitVar or isinstance(annotation, InitVar) or _is_named(annotation, ('InitVar',), cls):
        made._field_type = _FIELD_INITVAR
    if made._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and made.default_factory is not MISSING:
        raise TypeError(f'field {made.name} cannot have a default factory')
    if made._field_type in (_FIELD, _FIELD_INITVAR):
        if made.kw_only is MISSING:
            made.kw_only = kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f'field {made.name} is a ClassVar but specifies kw_only')
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(made.default)} for field {made.name} is not allowed: use default_factory')
    return made


def _function(cls, name, parameters, body, namespace):
    text = f'def {name}({", ".join(parameters)}):\n' + '\n'.join(' ' + line for line in body)
    exec(text, namespace)
    function = namespace[name]
    function.__qualname__ = f'{cls.__qualname__}.{name}'
    return function


def _init_function(cls, fields, frozen, has_post_init, slots):
    taken = [f for f in fields if f._field_type in (_FIELD, _FIELD_INITVAR)]
    positional = [f for f in taken if f.init and not f.kw_only]
    keyword = [f for f in taken if f.init and f.kw_only]
    seen_default = False
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = True
        elif seen_default:
            raise TypeError(f'non-default argument {f.name!r} follows default argument')
    self_name = '__dataclass_self__' if any(f.name == 'self' for f in taken) else 'self'
    namespace = {'__dataclass_builtins_object__': object, '_HAS_DEFAULT_FACTORY': _HAS_DEFAULT_FACTORY, '__name__': cls.__module__}
    body = []
    for f in taken:
        namespace[f'_dflt_{f.name}'] = f.default if f.default_factory is MISSING else f.default_factory
        if f.default_factory is not MISSING:
            value = f'_dflt_{f.name}() if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}' if f.init else f'_dflt_{f.name}()'
        elif f.init:
            value = f.name
        elif slots and f.default is not MISSING:
            value = f'_dflt_{f.name}'
        else:
            continue
        if f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f'__dataclass_builtins_object__.__setattr__({self_name}, {f.name!r}, {value})')
        else:
            body.append(f'{self_name}.{f.name} = {value}')
    if has_post_init:
        names = ', '.join(f.name for f in taken if f._field_type is _FIELD_INITVAR)
        body.append(f'{self_name}.__post_init__({names})')

    def parameter(f):
        if f.default_factory is not MISSING:
            return f'{f.name}=_HAS_DEFAULT_FACTORY'
        return f.name if f.default is MISSING else f'{f.name}=_dflt_{f.name}'
    parameters = [self_name] + [parameter(f) for f in positional]
    if keyword:
        parameters += ['*'] + [parameter(f) for f in keyword]
    function = _function(cls, '__init__', parameters, body or ['pass'], namespace)
    function.__annotations__ = {**{f.name: f.type for f in positional + keyword}, 'return': None}
    return function


def _repr_function(cls, fields):
    running = set()

    def __repr__(self):
        if id(self) in running:
            return '...'
        running.add(id(self))
        try:
            return self.__class__.__qualname__ + '(' + ', '.join([f'{f.name}={getattr(self, f.name)!r}' for f in fields]) + ')'
        finally:
            running.discard(id(self))
    __repr__.__qualname__ = f'{cls.__qualname__}.__repr__'
    return __repr__


def _compare_function(cls, name, operator, fields):
    mine, theirs = (''.join(f'{who}.{f.name}, ' for f in fields) for who in ('self', 'other'))
    return _function(cls, name, ['self', 'other'], [
        'if other.__class__ is self.__class__:', f'  return ({mine}) {operator} ({theirs})', 'return NotImplemented'], {'__name__': cls.__module__})


def _frozen_functions(cls, fields):
    names = {f.name for f in fields}

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)
    return __setattr__, __delattr__


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    value.__qualname__ = f'{cls.__qualname__}.{value.__name__}'
    setattr(cls, name, value)
    return False


def _set_hash(cls, fields, options, has_explicit_hash):
    unsafe_hash, eq, frozen = options['unsafe_hash'], options['eq'], options['frozen']
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    elif not eq or has_explicit_hash:
        return
    elif not frozen:
        cls.__hash__ = None
        return
    names = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]
    cls.__hash__ = lambda self: hash(tuple([getattr(self, name) for name in names]))


def _process(cls, options):
    fields = {}
    any_frozen_base = has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get('__dataclass_fields__')
        if base_fields is not None:
            has_dataclass_bases = True
            fields.update(base_fields)
            if base.__dataclass_params__.frozen:
                any_frozen_base = True
    kw_only = options['kw_only']
    own = []
    for name, annotation in cls.__dict__.get('__annotations__', {}).items():
        if annotation is KW_ONLY or _is_named(annotation, ('KW_ONLY',), cls):
            kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get('__annotations__', {}):
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_dataclass_bases:
        if any_frozen_base and not options['frozen']:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if not any_frozen_base and options['frozen']:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    cls.__dataclass_fields__ = fields
    cls.__dataclass_params__ = _Params(options)
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
    if options['order'] and not options['eq']:
        raise ValueError('eq must be true if order is true')
    _add_methods(cls, list(fields.values()), options, has_explicit_hash)
    return cls


def _add_methods(cls, all_fields, options, has_explicit_hash):
    fields = [f for f in all_fields if f._field_type is _FIELD]
    if options['init']:
        _set_new(cls, '__init__', _init_function(cls, all_fields, options['frozen'], hasattr(cls, '__post_init__'), options['slots']))
    if options['repr']:
        _set_new(cls, '__repr__', _repr_function(cls, [f for f in fields if f.repr]))
    compared = [f for f in fields if f.compare]
    if options['eq']:
        _set_new(cls, '__eq__', _compare_function(cls, '__eq__', '==', compared))
    if options['order']:
        for name, operator in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            if _set_new(cls, name, _compare_function(cls, name, operator, compared)):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering')
    if options['frozen']:
        for function in _frozen_functions(cls, fields):
            if _set_new(cls, function.__name__, function):
                raise TypeError(f'Cannot overwrite attribute {function.__name__} in class {cls.__name__}')
    _set_hash(cls, fields, options, has_explicit_hash)
    if not getattr(cls, '__doc__'):
        parameters = []
        for f in all_fields:
            if f.init and f._field_type is not _FIELD_CLASSVAR:
                shown = f.type.__name__ if isinstance(f.type, type) else repr(f.type)
                default = '' if f.default is MISSING and f.default_factory is MISSING else '=<factory>' if f.default is MISSING else f'={f.default!r}'
                spaced = default.replace('=', ' = ', 1)
                parameters.append(f'{f.name}: {shown}{spaced}')
        cls.__doc__ = f'{cls.__name__}({", ".join(parameters)})'
    if options['match_args'] and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in all_fields if f._field_type in (_FIELD, _FIELD_INITVAR) and f.init and not f.kw_only)
    _abc.update_abstractmethods(cls)


class _Params:
    def __init__(self, options):
        for name, value in options.items():
            setattr(self, name, value)


def _with_slots(cls):
    contents = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {name for base in cls.__mro__[1:] for name in base.__dict__.get('__slots__', ())}
    contents['__slots__'] = tuple(name for name in names if name not in inherited)
    for name in names:
        contents.pop(name, None)
    for name in ('__dict__', '__weakref__'):
        contents.pop(name, None)
    qualname = cls.__qualname__
    cls = type(cls)(cls.__name__, cls.__bases__, contents)
    cls.__qualname__ = qualname
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
              weakref_slot=False):
    options = {'init': init, 'repr': repr, 'eq': eq, 'order': order, 'unsafe_hash': unsafe_hash, 'frozen': frozen, 'match_args': match_args,
               'kw_only': kw_only, 'slots': slots}

    def decorate(cls):
        made = _process(cls, options)
        return _with_slots(made) if slots else made
    return decorate if cls is None else decorate(cls)


def fields(class_or_instance):
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, '__dataclass_fields__')


def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _convert(obj, lambda obj, inner: dict_factory([(f.name, inner(getattr(obj, f.name))) for f in fields(obj)]), dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _convert(obj, lambda obj, inner: tuple_factory([inner(getattr(obj, f.name)) for f in fields(obj)]), dict)


def _convert(obj, convert, dict_factory):
    inner = lambda part: _convert(part, convert, dict_factory)
    if _is_instance(obj):
        return convert(obj, inner)
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[inner(item) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(inner(item) for item in obj)
    if isinstance(obj, dict):
        if hasattr(type(obj), 'default_factory') or hasattr(obj, 'default_factory'):
            result = type(obj)(obj.default_factory)
            for key, value in obj.items():
                result[inner(key)] = inner(value)
            return result
        return type(obj)((inner(key), inner(value)) for key, value in obj.items())
    return _copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    contents = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, 'typing.Any'
        elif len(item) == 2:
            name, kind = item
        else:
            name, kind, contents[name] = item
        annotations[name] = kind
    contents['__annotations__'] = annotations
    contents.setdefault('__module__', 'types')
    return dataclass(type(cls_name, bases, contents), **options)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for f in obj.__dataclass_fields__.values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
