"""inspect: what kind of thing a value is, and what a function takes."""
import collections.abc as _abc
from _inspect import frame as _frame
from _inspect import code_kind as _code_kind, describe as _describe, generator_state as _generator_state, source_of as _source_of
from types import (AsyncGeneratorType, BuiltinFunctionType, CoroutineType, FunctionType, GeneratorType, MethodType)

_ModuleType = type(_abc)


def _unwrap_partial(obj):
    while True:
        if isinstance(obj, MethodType):
            obj = obj.__func__
        elif type(obj).__name__ == 'partial' and hasattr(obj, 'func'):
            obj = obj.func
        else:
            return obj


def isfunction(obj):
    return isinstance(obj, FunctionType)


def ismethod(obj):
    return isinstance(obj, MethodType)


def isbuiltin(obj):
    return isinstance(obj, BuiltinFunctionType)


def isroutine(obj):
    return isfunction(obj) or ismethod(obj) or isbuiltin(obj)


def isclass(obj):
    return isinstance(obj, type)


def ismodule(obj):
    return isinstance(obj, _ModuleType)


def isabstract(obj):
    return isinstance(obj, type) and bool(getattr(obj, '__abstractmethods__', ()))


def iscoroutinefunction(obj):
    obj = _unwrap_partial(obj)
    return isfunction(obj) and _code_kind(obj) == 'coroutine'


def isgeneratorfunction(obj):
    obj = _unwrap_partial(obj)
    return isfunction(obj) and _code_kind(obj) == 'generator'


def isasyncgenfunction(obj):
    obj = _unwrap_partial(obj)
    return isfunction(obj) and _code_kind(obj) == 'async_generator'


def iscoroutine(obj):
    return isinstance(obj, CoroutineType)


def isgenerator(obj):
    return isinstance(obj, GeneratorType)


def isasyncgen(obj):
    return isinstance(obj, AsyncGeneratorType)


def isawaitable(obj):
    return isinstance(obj, (CoroutineType, _abc.Awaitable))


def unwrap(func, *, stop=None):
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED'


def getgeneratorstate(generator):
    return 'GEN_' + _generator_state(generator)


def getcoroutinestate(coroutine):
    return 'CORO_' + _generator_state(coroutine)


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def getdoc(object):
    doc = getattr(object, '__doc__', None)
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getsource(object):
    return _source_of(object)


def _getframe(depth=0, /):
    return _frame(depth)


def currentframe():
    return _frame(0)


class FrameInfo:
    def __init__(self, frame, filename, lineno, function, code_context, index):
        self.frame, self.filename, self.lineno, self.function, self.code_context, self.index = (
            frame, filename, lineno, function, code_context, index)

    def __iter__(self):
        return iter((self.frame, self.filename, self.lineno, self.function, self.code_context, self.index))

    def __getitem__(self, at):
        return list(self)[at]


def getframeinfo(frame, context=1):
    if hasattr(frame, 'tb_frame'):
        frame = frame.tb_frame
    return FrameInfo(frame, frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, [frame._line(frame.f_lineno) + '\n'], 0)


def stack(context=1):
    found, frame = [], _frame(0)
    while frame is not None:
        found.append(getframeinfo(frame))
        frame = frame.f_back
    return found


def getcoroutinelocals(coroutine):
    return {} if coroutine.cr_frame is None else coroutine.cr_frame.f_locals


def getgeneratorlocals(generator):
    return {} if generator.gi_frame is None else generator.gi_frame.f_locals


class _empty:
    pass


class _Kind(int):
    def __new__(cls, number, name, description):
        self = super().__new__(cls, number)
        self.name, self.description = name, description
        return self

    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {int(self)}>'

    def __str__(self):
        return self.description


class Parameter:
    POSITIONAL_ONLY = _Kind(0, 'POSITIONAL_ONLY', 'positional-only')
    POSITIONAL_OR_KEYWORD = _Kind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword')
    VAR_POSITIONAL = _Kind(2, 'VAR_POSITIONAL', 'variadic positional')
    KEYWORD_ONLY = _Kind(3, 'KEYWORD_ONLY', 'keyword-only')
    VAR_KEYWORD = _Kind(4, 'VAR_KEYWORD', 'variadic keyword')
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def __str__(self):
        text = {2: '*', 4: '**'}.get(int(self.kind), '') + self.name
        if self.annotation is not _empty:
            text += ': ' + _annotation(self.annotation)
        if self.default is not _empty:
            text += (' = ' if self.annotation is not _empty else '=') + repr(self.default)
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def replace(self, **changes):
        return Parameter(**{'name': self.name, 'kind': self.kind, 'default': self.default, 'annotation': self.annotation, **changes})


def _annotation(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, type(list[int])):
        return annotation.__qualname__ if annotation.__module__ == 'builtins' else f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation).removeprefix('typing.')


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        found = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            found += self.arguments[name] if parameter.kind == 2 else (self.arguments[name],)
        return tuple(found)

    @property
    def kwargs(self):
        found = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments and parameter.kind in (3, 4):
                found.update(self.arguments[name] if parameter.kind == 4 else {name: self.arguments[name]})
        return found

    def apply_defaults(self):
        full = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                full[name] = self.arguments[name]
            elif parameter.default is not _empty:
                full[name] = parameter.default
            elif parameter.kind in (2, 4):
                full[name] = () if parameter.kind == 2 else {}
        self.arguments = full


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {parameter.name: parameter for parameter in parameters or ()}
        self.return_annotation = return_annotation

    def __str__(self):
        parts = []
        positional_only = keyword_only = False
        for parameter in self.parameters.values():
            if positional_only and parameter.kind != 0:
                parts.append('/')
            positional_only = parameter.kind == 0
            if parameter.kind == 2:
                keyword_only = True
            elif parameter.kind == 3 and not keyword_only:
                keyword_only = True
                parts.append('*')
            parts.append(str(parameter))
        if positional_only:
            parts.append('/')
        result = '' if self.return_annotation is _empty else ' -> ' + _annotation(self.return_annotation)
        return f'({", ".join(parts)}){result}'

    def __repr__(self):
        return f'<Signature {self}>'

    def bind(self, /, *args, **kwargs):
        arguments = {}
        args = list(args)
        for name, parameter in self.parameters.items():
            if parameter.kind == 2:
                if args:
                    arguments[name] = tuple(args)
                args = []
            elif parameter.kind == 4:
                if kwargs:
                    arguments[name] = kwargs
                kwargs = {}
            elif args and parameter.kind != 3:
                if name in kwargs:
                    raise TypeError(f'multiple values for argument {name!r}')
                arguments[name] = args.pop(0)
            elif name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty:
                raise TypeError(f'missing a required argument: {name!r}')
        if args:
            raise TypeError('too many positional arguments')
        if kwargs:
            raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return BoundArguments(self, arguments)

    def bind_partial(self, /, *args, **kwargs):
        loose = [p.replace(default=None) if p.default is _empty and p.kind not in (2, 4) else p for p in self.parameters.values()]
        return Signature(loose).bind(*args, **kwargs)


_kinds = [Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD, Parameter.VAR_POSITIONAL, Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD]


def signature(obj, *, follow_wrapped=True):
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if follow_wrapped:
        obj = unwrap(obj)
    if isinstance(obj, MethodType):
        parameters = list(signature(obj.__func__).parameters.values())
        return Signature(parameters[1:], return_annotation=signature(obj.__func__).return_annotation)
    if isinstance(obj, type):
        init = obj.__init__
        if not isinstance(init, FunctionType):
            return Signature()
        return Signature(list(signature(init).parameters.values())[1:])
    if not isinstance(obj, FunctionType):
        call = getattr(type(obj), '__call__', None)
        if isinstance(call, FunctionType):
            return Signature(list(signature(call).parameters.values())[1:])
        raise ValueError(f'no signature found for builtin {obj!r}')
    annotations = getattr(obj, '__annotations__', {})
    parameters = []
    for name, kind, default in _describe(obj, _empty):
        parameters.append(Parameter(name, _kinds[kind], default=default, annotation=annotations.get(name, _empty)))
    return Signature(parameters, return_annotation=annotations.get('return', _empty))
