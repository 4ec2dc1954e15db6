"""warnings: what is not an error yet."""
import sys
from _traceback import caller as _caller

filters = []
_seen = set()


class WarningMessage:
    def __init__(self, message, category, filename, lineno, line=None):
        self.message, self.category, self.filename, self.lineno, self.line = message, category, filename, lineno, line
        self.file = self.source = None
        self._category_name = category.__name__

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')


def _action(category, text):
    for action, wanted, message in filters:
        if issubclass(category, wanted) and (message is None or message.match(text)):
            return action
    if issubclass(category, (PendingDeprecationWarning, ImportWarning, ResourceWarning)):
        return 'ignore'
    return 'default'


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    elif not (isinstance(category, type) and issubclass(category, Warning)):
        name = category.__name__ if isinstance(category, type) else type(category).__name__
        raise TypeError(f"category must be a Warning subclass, not '{name}'")
    filename, lineno, _, line = _caller(stacklevel)
    _warn(message, category, filename, lineno, line, '')


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    _warn(message, category, filename, lineno, '', '')


def _never_awaited(message, filename, lineno, line):
    # At the end of a program there is no place and no advice any more.
    hint = 'RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n' if line else ''
    _warn(message, RuntimeWarning, filename, lineno, line, hint)


def _warn(message, category, filename, lineno, line, hint):
    action = _action(category, str(message))
    key = (str(message), category) if action == 'once' else (str(message), category, lineno)
    if action == 'error':
        raise message if isinstance(message, Warning) else category(message)
    if action == 'ignore' or action != 'always' and key in _seen:
        return
    _seen.add(key)
    made = WarningMessage(message if isinstance(message, Warning) else category(message), category, filename, lineno)
    if _record is not None:
        _record.append(made)
    elif showwarning is _showwarning:
        print(formatwarning(made.message, category, filename, lineno, line) + hint, end='', file=sys.stderr)
    else:
        showwarning(made.message, category, filename, lineno, None, None)


def formatwarning(message, category, filename, lineno, line=None):
    return f'{filename}:{lineno}: {category.__name__}: {message}\n' + (f'  {line}\n' if line else '')


def showwarning(message, category, filename, lineno, file=None, line=None):
    print(formatwarning(message, category, filename, lineno, line), end='', file=file or sys.stderr)


_showwarning = showwarning
_record = None


def _filter(action, category, message, append):
    if action not in ('error', 'ignore', 'always', 'default', 'module', 'once'):
        raise ValueError(f'invalid action: {action!r}')
    filters.insert(len(filters) if append else 0, (action, category, message))
    _seen.clear()


def simplefilter(action, category=Warning, lineno=0, append=False):
    _filter(action, category, None, append)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    if message:
        import re
        message = re.compile(message, re.I)
    _filter(action, category, message or None, append)


def resetwarnings():
    filters.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._recorded, self._action, self._category = record, action, category

    def __enter__(self):
        global _record
        self._before = filters[:], _record, set(_seen)
        if self._action is not None:
            simplefilter(self._action, self._category)
        _seen.clear()
        if self._recorded:
            _record = []
            return _record

    def __exit__(self, *details):
        global _record
        filters[:], _record, known = self._before
        _seen.clear()
        _seen.update(known)
