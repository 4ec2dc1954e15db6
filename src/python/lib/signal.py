"""signal: the numbers of signals; none is ever sent here."""
from enum import IntEnum


class Signals(IntEnum):
    SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGUSR1, SIGUSR2, SIGALRM, SIGTERM = 1, 2, 3, 9, 10, 12, 14, 15


SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGUSR1, SIGUSR2, SIGALRM, SIGTERM = Signals
SIG_DFL, SIG_IGN = 0, 1
_handlers = {}


def default_int_handler(signum, frame):
    raise KeyboardInterrupt


def signal(signalnum, handler):
    old = _handlers.get(signalnum, default_int_handler if signalnum == SIGINT else SIG_DFL)
    _handlers[signalnum] = handler
    return old


def getsignal(signalnum):
    return _handlers.get(signalnum, default_int_handler if signalnum == SIGINT else SIG_DFL)


def strsignal(signalnum):
    return {1: 'Hangup', 2: 'Interrupt', 9: 'Killed', 15: 'Terminated'}.get(signalnum)
