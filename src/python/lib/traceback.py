"""traceback: what the interpreter prints of exceptions that nobody catches."""
import sys
from _traceback import entries as _entries, only as _only, text as _text

_absent = object()


def _exception(exc, value):
    if value is _absent:
        value = exc if isinstance(exc, BaseException) else None
    return value


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True):
    value = _exception(exc, value)
    if value is None:
        return ['NoneType: None\n']
    return _text(value, chain).splitlines(keepends=True)


def format_exception_only(exc, /, value=_absent):
    value = _exception(exc, value)
    if value is None:
        return ['NoneType: None\n']
    return _only(value).splitlines(keepends=True)


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exception(), chain=chain))


def print_exception(exc, /, value=_absent, tb=_absent, limit=None, file=None, chain=True):
    print(''.join(format_exception(exc, value, tb, limit, chain)), file=sys.stderr if file is None else file, end='')


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


class FrameSummary:
    def __init__(self, filename, lineno, name, line=None):
        self.filename, self.lineno, self.name, self.line = filename, lineno, name, line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    def format(self):
        return format_list(self)


def extract_tb(tb, limit=None):
    return StackSummary([] if tb is None else [FrameSummary(*entry) for entry in _entries(tb)])


def format_list(extracted_list):
    return [f'  File "{filename}", line {lineno}, in {name}\n' + (f'    {line.strip()}\n' if line else '') for filename, lineno, name, line in extracted_list]


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def print_tb(tb, limit=None, file=None):
    print(''.join(format_tb(tb, limit)), file=sys.stderr if file is None else file, end='')


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, **kwargs):
        self._value = exc_value
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback)

    @classmethod
    def from_exception(cls, exc, **kwargs):
        return cls(type(exc), exc, exc.__traceback__)

    def format(self, *, chain=True):
        yield from format_exception(self._value, chain=chain)

    def format_exception_only(self):
        yield from format_exception_only(self._value)
