"""signal: signals that a program sends to itself; none comes from outside."""
from enum import IntEnum
from _thread import exit_process as _exit_process


class Signals(IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGABRT = 6
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGWINCH = 28


class Handlers(IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


globals().update(Signals.__members__)
globals().update(Handlers.__members__)
_ignored = {SIGCHLD, SIGCONT, SIGWINCH}


def default_int_handler(signum, frame, /):
    raise KeyboardInterrupt


_handlers = {SIGINT: default_int_handler}


def _named(signalnum):
    try:
        return Signals(signalnum)
    except ValueError:
        return signalnum


def valid_signals():
    return {_named(number) for number in range(1, 65) if number not in (32, 33)}


def _check(signalnum):
    if not 1 <= signalnum <= 64:
        raise ValueError('signal number out of range')


def signal(signalnum, handler, /):
    _check(signalnum)
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    if signalnum in (SIGKILL, SIGSTOP):
        raise OSError(22, 'Invalid argument')
    old = getsignal(signalnum)
    _handlers[signalnum] = handler
    return old


def getsignal(signalnum, /):
    _check(signalnum)
    handler = _handlers.get(signalnum, SIG_DFL)
    return Handlers(handler) if isinstance(handler, int) else handler


def raise_signal(signalnum, /):
    handler = getsignal(signalnum)
    if handler == SIG_IGN or handler == SIG_DFL and signalnum in _ignored:
        return
    if handler == SIG_DFL:
        _exit_process(128 + signalnum)
    handler(signalnum, None)


def strsignal(signalnum, /):
    _check(signalnum)
    return {
        1: 'Hangup', 2: 'Interrupt', 3: 'Quit', 6: 'Aborted', 9: 'Killed', 10: 'User defined signal 1', 11: 'Segmentation fault',
        12: 'User defined signal 2', 13: 'Broken pipe', 14: 'Alarm clock', 15: 'Terminated', 17: 'Child exited', 18: 'Continued',
        19: 'Stopped (signal)', 20: 'Stopped', 28: 'Window changed',
    }.get(signalnum, f'Unknown signal {signalnum}')
