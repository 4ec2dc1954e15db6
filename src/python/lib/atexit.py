"""atexit: functions that are called when the program is over, the last first."""
_calls = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _calls.append((func, args, kwargs))
    return func


def unregister(func, /):
    _calls[:] = [call for call in _calls if call[0] != func]


def _run_exitfuncs():
    import sys
    import traceback
    while _calls:
        func, args, kwargs = _calls.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            print(f'Exception ignored in atexit callback: {func!r}', file=sys.stderr)
            traceback.print_exception(error)
