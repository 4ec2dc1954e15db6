"""traceback: what the interpreter prints of exceptions that nobody catches."""
import sys
from _traceback import entries as _entries, only as _only, stack as _stack, text as _text

_absent = object()


def _exception(exc, value):
    if value is _absent:
        value = exc if isinstance(exc, BaseException) else None
    return value


def _blocks(text):
    # One string for each place and each part between them, as CPython hands them out.
    found = []
    for line in text.splitlines(keepends=True):
        body = line.lstrip(' |+')
        starts = body.startswith(('File "', 'Traceback (', 'Exception Group Traceback', '[Previous line')) or line == '\n'
        inside = line.startswith('    ') and found and found[-1].lstrip(' |').startswith('File "')
        if inside and not starts or line == '\n' and found and found[-1].endswith('exception:\n'):
            found[-1] += line
        elif found and found[-1] == '\n':
            found[-1] += line
        else:
            found.append(line)
    return found


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True):
    value = _exception(exc, value)
    if value is None:
        return ['NoneType: None\n']
    return _blocks(_text(value, chain, limit))


def format_exception_only(exc, /, value=_absent):
    value = _exception(exc, value)
    if value is None:
        return ['NoneType: None\n']
    return _only(value).splitlines(keepends=True)


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exception(exc, /, value=_absent, tb=_absent, limit=None, file=None, chain=True):
    print(''.join(format_exception(exc, value, tb, limit, chain)), file=sys.stderr if file is None else file, end='')


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, marks=None):
        self.filename, self.lineno, self.name, self.line, self._marks, self.locals = filename, lineno, name, line, marks, locals

    def _values(self):
        return self.filename, self.lineno, self.name, self.line

    def __iter__(self):
        return iter(self._values())

    def __getitem__(self, index):
        return self._values()[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return self._values() == (other._values() if isinstance(other, FrameSummary) else other)

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    @classmethod
    def from_list(cls, a_list):
        return cls(one if isinstance(one, FrameSummary) else FrameSummary(*one[:3], line=one[3]) for one in a_list)

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return cls(_of_frame(frame, line) for frame, line in frame_gen)

    def format_frame_summary(self, frame):
        text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        if frame.line:
            text += f'    {frame.line.strip()}\n'
            if frame._marks:
                text += f'    {frame._marks}\n'
        return text

    def format(self):
        found, last, count = [], None, 0
        for frame in self:
            count = count + 1 if last == frame[:3] else 1
            last = frame[:3]
            if count <= 3:
                found.append(self.format_frame_summary(frame))
            elif count == 4:
                found.append('')
            if count > 3:
                found[-1] = f'  [Previous line repeated {count - 3} more time{"s" if count > 4 else ""}]\n'
        return found


def _of_frame(frame, line):
    return FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name, line=frame._line(line))


def _summary(entries, limit):
    found = [FrameSummary(*entry[:3], line=entry[3], marks=entry[4]) for entry in entries]
    if limit is not None:
        found = found[:limit] if limit >= 0 else found[limit:]
    return StackSummary(found)


def extract_tb(tb, limit=None):
    return _summary([] if tb is None else _entries(tb), limit)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    print(''.join(format_list(extracted_list)), file=sys.stderr if file is None else file, end='')


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    f = f or sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_stack(f=None, limit=None):
    if f is not None:
        return StackSummary(reversed([_of_frame(*entry) for entry in walk_stack(f)]))
    return _summary(_stack(), None if limit is None else -limit)


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f, limit), file)


def clear_frames(tb):
    pass


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, _seen=()):
        seen = (*_seen, exc_value)
        self._value, self._limit = exc_value, limit
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        self._str = str(exc_value)
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.__suppress_context__ = exc_value.__suppress_context__

        def other(one):
            known = one is None or any(one is before for before in seen)
            return None if known else TracebackException(type(one), one, one.__traceback__, limit=limit, _seen=seen)

        self.__cause__, self.__context__ = other(exc_value.__cause__), other(exc_value.__context__)
        self.exceptions = [other(one) for one in exc_value.exceptions] if isinstance(exc_value, BaseExceptionGroup) else None

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def format(self, *, chain=True):
        yield from format_exception(self._value, limit=self._limit, chain=chain)

    def format_exception_only(self):
        yield from format_exception_only(self._value)

    def print(self, *, file=None, chain=True):
        print(''.join(self.format(chain=chain)), file=sys.stderr if file is None else file, end='')

    def __eq__(self, other):
        return isinstance(other, TracebackException) and self._value is other._value

    def __str__(self):
        return self._str
