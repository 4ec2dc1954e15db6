"""gc: memory is given back as soon as nobody refers to it; circles are when somebody asks for that, and at the end of the run."""
from _gc import collect as _collect

_on = True
_threshold = (700, 10, 10)
garbage = []
callbacks = []


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError('invalid generation')
    info = {'generation': generation, 'collected': 0, 'uncollectable': 0}
    for callback in callbacks:
        callback('start', info)
    found = _collect()
    for callback in callbacks:
        callback('stop', {**info, 'collected': found})
    return found


def enable():
    global _on
    _on = True


def disable():
    global _on
    _on = False


def isenabled():
    return _on


def get_threshold():
    return _threshold


def set_threshold(first, second=10, third=10):
    global _threshold
    _threshold = first, second, third


def get_count():
    return 0, 0, 0


def is_tracked(obj):
    return not isinstance(obj, (int, float, complex, str, bytes, bool, type(None)))
