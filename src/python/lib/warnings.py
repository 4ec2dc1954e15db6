"""warnings: what is not an error yet."""
import sys
from _traceback import caller as _caller

filters = []
_seen = set()


class WarningMessage:
    def __init__(self, message, category, filename, lineno):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file = self.line = self.source = None


def _action(category, text):
    for action, wanted, message in filters:
        if issubclass(category, wanted) and text.startswith(message):
            return action
    if issubclass(category, DeprecationWarning):
        return 'default'
    return 'ignore' if category in (ResourceWarning,) else 'default'


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    filename, lineno, _ = _caller()
    warn_explicit(message, category, filename, lineno)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    action = _action(category, str(message))
    key = str(message), category, lineno
    if action == 'error':
        raise message if isinstance(message, Warning) else category(message)
    if action == 'ignore' or action in ('default', 'once') and key in _seen:
        return
    _seen.add(key)
    made = WarningMessage(message if isinstance(message, Warning) else category(message), category, filename, lineno)
    _show(made)


def _show(made):
    print(formatwarning(made.message, made.category, made.filename, made.lineno), end='', file=sys.stderr)


def formatwarning(message, category, filename, lineno, line=None):
    return f'{filename}:{lineno}: {category.__name__}: {message}\n'


def showwarning(message, category, filename, lineno, file=None, line=None):
    print(formatwarning(message, category, filename, lineno), end='', file=file or sys.stderr)


def simplefilter(action, category=Warning, lineno=0, append=False):
    filters.insert(len(filters) if append else 0, (action, category, ''))


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    filters.insert(len(filters) if append else 0, (action, category, message))


def resetwarnings():
    filters.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning):
        self._record, self._action, self._category = record, action, category

    def __enter__(self):
        global _show
        self._filters, self._shown, self._known = filters[:], _show, set(_seen)
        if self._action is not None:
            simplefilter(self._action, self._category)
        if self._record:
            found = []
            _show = found.append
            return found

    def __exit__(self, *details):
        global _show
        filters[:] = self._filters
        _show = self._shown
        _seen.clear()
        _seen.update(self._known)
