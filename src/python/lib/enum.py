"""enum: classes with a fixed set of members."""

__all__ = ['EnumMeta', 'EnumType', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique', 'member', 'nonmember', 'verify',
           'CONFORM', 'EJECT', 'KEEP', 'STRICT', 'property', 'UNIQUE', 'CONTINUOUS', 'global_enum']

_property = property
_order = 0


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


class property(_property):
    pass


class _Later:
    """A value that is known once the values of the members before it are."""

    def __init__(self, compute):
        self._compute = compute

    def __or__(self, other):
        return _Later(lambda: _now(self) | _now(other))

    def __and__(self, other):
        return _Later(lambda: _now(self) & _now(other))

    def __xor__(self, other):
        return _Later(lambda: _now(self) ^ _now(other))

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


class auto(_Later):
    def __init__(self, value=None):
        global _order
        _order += 1
        self.order = _order
        self.value = value

    def _compute(self):
        return self.value

    def __repr__(self):
        return f'auto({self.value!r})'


def _now(value):
    return value._compute() if isinstance(value, _Later) else value


def _is_descriptor(value):
    return any(hasattr(type(value), name) for name in ('__get__', '__set__', '__delete__'))


def _is_member(name, value):
    if isinstance(value, member):
        return True
    if isinstance(value, nonmember) or name[:2] == name[-2:] == '__' or (name[:1] == name[-1:] == '_' and len(name) > 2):
        return False
    return not _is_descriptor(value) and not (name.startswith('_') and '__' in name[1:])


class EnumType(type):
    def __new__(metacls, name, bases, namespace, *, boundary=None, **kwds):
        if not bases:
            return super().__new__(metacls, name, bases, namespace)
        for base in bases:
            if isinstance(base, EnumType) and base.__dict__.get('_member_names_'):
                raise TypeError(f'<enum {name!r}> cannot extend {base!r}')
        ignored = namespace.get('_ignore_', ())
        if isinstance(ignored, str):
            ignored = ignored.replace(',', ' ').split()
        members = {key: value for key, value in namespace.items() if key not in ignored and _is_member(key, value)}
        rest = {key: value.value if isinstance(value, nonmember) else value for key, value in namespace.items()
                if key not in members and key not in ignored and key != '_ignore_'}
        data_type = _data_type(bases)
        use_new = namespace.get('__new__')
        if use_new is not None:
            rest['__new_member__'] = rest.pop('__new__')
        own_repr = {key: rest[key] for key in ('__repr__', '__str__', '__format__') if key in rest}
        cls = super().__new__(metacls, name, bases, rest, **kwds)
        cls._member_map_ = {}
        cls._member_names_ = []
        cls._value2member_map_ = {}
        cls._member_type_ = data_type
        cls._boundary_ = boundary or next((base._boundary_ for base in bases if hasattr(base, '_boundary_')), None)
        _choose_texts(cls, bases, data_type, own_repr)
        last_values = []
        for key, value in members.items():
            _add_member(cls, key, value.value if isinstance(value, member) else value, last_values, bases)
        cls.__new__ = Enum.__new__
        if isinstance(cls, EnumType) and _flag_root is not None and issubclass(cls, _flag_root):
            cls._flag_mask_ = 0
            for item in cls._member_map_.values():
                cls._flag_mask_ |= item._value_
            cls._member_names_ = [key for key in cls._member_names_ if _bits(cls._member_map_[key]._value_) == 1]
        return cls

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is None:
            return cls.__new__(cls, value)
        return _functional(cls, value, names, module, type, start)

    def __contains__(cls, item):
        if not isinstance(item, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(item).__qualname__}' and '{cls.__class__.__qualname__}'")
        return isinstance(item, cls) and item._name_ in cls._member_map_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    @_property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        return f'<flag {cls.__name__!r}>' if _flag_root is not None and issubclass(cls, _flag_root) else f'<enum {cls.__name__!r}>'

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {name!r}.')
        super().__delattr__(name)

    def __getattr__(cls, name):
        members = cls.__dict__.get('_member_map_', {})
        if name in members:
            return members[name]
        raise AttributeError(name) from None


EnumMeta = EnumType
_flag_root = None


def _data_type(bases):
    for base in bases:
        for ancestor in base.__mro__:
            if ancestor is object or isinstance(ancestor, EnumType) or '__new__' not in ancestor.__dict__:
                continue
            return ancestor if isinstance(base, EnumType) else base
    return object


def _choose_texts(cls, bases, data_type, own):
    """Where a class would show its members as the mixed-in type does, it shows them as its enum does."""
    for name in ('__repr__', '__str__', '__format__'):
        if name not in own and getattr(cls, name) in (getattr(data_type, name), getattr(object, name)):
            setattr(cls, name, getattr(bases[-1], name))


def _add_member(cls, key, value, last_values, bases):
    if isinstance(value, auto) and value.value is None:
        value.value = value = cls._generate_next_value_(key, 1, len(last_values), last_values[:])
    elif isinstance(value, tuple):
        value = tuple(_auto_inside(cls, key, part, last_values) for part in value)
    value = _now(value)
    args = value if isinstance(value, tuple) else (value,)
    data_type = cls._member_type_
    if data_type is tuple:
        args = (args,)
    new_member = getattr(cls, '__new_member__', None)
    if new_member is not None:
        item = new_member(cls, *args)
    elif data_type is object:
        item = object.__new__(cls)
    else:
        item = data_type.__new__(cls, *args)
    if not hasattr(item, '_value_'):
        item._value_ = value if data_type is object or new_member is not None and not isinstance(item, data_type) else data_type(*args)
        if data_type is not object and data_type.__module__ != 'builtins':
            item._value_ = value
    item._name_ = key
    item.__objclass__ = cls
    item._sort_order_ = len(cls._member_names_)
    if hasattr(cls, '__init__') and cls.__init__ is not object.__init__:
        item.__init__(*args)
    last_values.append(item._value_)
    for known in cls._member_map_.values():
        if known._value_ == item._value_:
            cls._member_map_[key] = known
            return
    cls._member_map_[key] = item
    cls._member_names_.append(key)
    try:
        cls._value2member_map_[item._value_] = item
    except TypeError:
        pass


def _auto_inside(cls, key, part, last_values):
    if isinstance(part, auto) and part.value is None:
        part.value = cls._generate_next_value_(key, 1, len(last_values), last_values[:])
        return part.value
    return _now(part)


def _functional(cls, name, names, module, type_, start):
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    contents = {}
    values = []
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        for index, key in enumerate(names):
            value = cls._generate_next_value_(key, start, index, values[:])
            values.append(value)
            contents[key] = value
    else:
        contents.update(names)
    contents['__module__'] = module or '__main__'
    bases = (cls,) if type_ is None else (type_, cls)
    return type(cls)(name, bases, contents)


class Enum(metaclass=EnumType):
    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for item in cls._member_map_.values():
                if item._value_ == value:
                    return item
        try:
            found = cls._missing_(value)
        except Exception as error:
            if isinstance(error, ValueError) and _flag_root is not None and issubclass(cls, _flag_root):
                raise
            problem = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            error.__context__ = problem
            raise error
        if isinstance(found, cls):
            return found
        if found is None:
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        raise TypeError(f'error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member')

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            return last_values[-1] + 1

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        data_type = self.__class__._member_type_
        shown = data_type.__repr__(self._value_) if data_type not in (object,) and isinstance(self._value_, data_type) else repr(self._value_)
        return f'<{self.__class__.__name__}.{self._name_}: {shown}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __dir__(self):
        return ['__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value']

    def __hash__(self):
        return hash(self._name_)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @_property
    def name(self):
        return self._name_

    @_property
    def value(self):
        return self._value_


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    __str__ = int.__repr__
    __format__ = int.__format__


class StrEnum(str, ReprEnum):
    def __new_member__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        item = str.__new__(cls, *values)
        item._value_ = str(*values)
        return item

    __str__ = str.__str__
    __format__ = str.__format__

    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def _bits(number):
    return bin(number).count('1')


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 1 << max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask = cls._flag_mask_
        everything = (1 << mask.bit_length()) - 1
        if value < 0:
            value = max(everything + 1, 1 << value.bit_length()) + value
        unknown = value & ~mask
        if unknown:
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f'{cls!r} invalid value {value!r}\n    given {_bin(value, width)}\n  allowed {_bin(mask, width)}')
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        data_type = cls._member_type_
        item = object.__new__(cls) if data_type is object else int.__new__(cls, value)
        names = [known._name_ for known in cls._parts(value)]
        rest = value & ~mask
        item._value_ = value
        item._name_ = '|'.join(names + ([str(rest)] if rest else [])) if names else None
        cls._value2member_map_[value] = item
        return item

    @classmethod
    def _parts(cls, value):
        for name in cls._member_names_:
            known = cls._member_map_[name]
            if known._value_ & value:
                yield known

    def __iter__(self):
        return self._parts(self._value_)

    def __len__(self):
        return _bits(self._value_)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        shown = repr(self._value_)
        return f'<{self.__class__.__name__}: {shown}>' if self._name_ is None else f'<{self.__class__.__name__}.{self._name_}: {shown}>'

    def __str__(self):
        return f'{self.__class__.__name__}({self._value_!r})' if self._name_ is None else f'{self.__class__.__name__}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return int(other)
        return NotImplemented

    def __or__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        if self._boundary_ is KEEP:
            return self.__class__(~self._value_)
        return self.__class__(self._flag_mask_ & ~self._value_)

    __hash__ = Enum.__hash__


_flag_root = Flag


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    __str__ = int.__repr__
    __format__ = int.__format__


for _name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
    setattr(IntFlag, _name, Flag.__dict__[_name])


def _bin(number, width):
    return '0b0 ' + format(number, f'0{width}b')


def unique(enumeration):
    aliases = [f'{name} -> {item._name_}' for name, item in enumeration.__members__.items() if name != item._name_]
    if aliases:
        raise ValueError(f'duplicate values found in {enumeration!r}: {", ".join(aliases)}')
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if UNIQUE in self.checks:
            aliases = [f'{name} -> {item._name_}' for name, item in enumeration.__members__.items() if name != item._name_]
            if aliases:
                raise ValueError(f'aliases found in {enumeration!r}: {", ".join(aliases)}')
        return enumeration


def global_enum(cls):
    return cls
