"""os: what a program asks about the machine that it runs on; this one has four processors and no environment."""
import _thread
import sys
from _files import (listdir, makedirs, mkdir, remove, rename, rmdir, stat, unlink)
import _files
from _thread import exit_process as _exit
from _random import Random as _Random

name = 'posix'
sep, pathsep, linesep, curdir, pardir, extsep, altsep, devnull = '/', ':', '\n', '.', '..', '.', None, '/dev/null'
_random = _Random()


class _Environ(dict):
    def __repr__(self):
        return f'environ({dict(self)!r})'


environ = _Environ(HOME='/home/user', PATH='/usr/bin:/bin', USER='user')


class PathLike:
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, '__fspath__') or NotImplemented


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    try:
        return type(path).__fspath__(path)
    except AttributeError:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}') from None


def getenv(key, default=None):
    return environ.get(key, default)


_processes = {}


def getpid():
    return _processes.get(_thread.get_ident(), 1234)


def getppid():
    return 1


def cpu_count():
    return 4


def getcwd():
    return '/home/user'


def urandom(size, /):
    return _random.getrandbits(8 * size).to_bytes(size, 'big') if size else b''


def getlogin():
    return 'user'


def strerror(code):
    return {1: 'Operation not permitted', 2: 'No such file or directory', 13: 'Permission denied', 17: 'File exists'}.get(code, f'Unknown error {code}')


def walk(top):
    folders, files = [], []
    for entry in sorted(listdir(top)):
        (folders if _files.is_dir(f'{top}/{entry}') else files).append(entry)
    yield top, folders, files
    for folder in folders:
        yield from walk(f'{top}/{folder}')


def kill(pid, signal, /):
    if pid != getpid():
        raise ProcessLookupError(3, 'No such process')
    import signal as signals
    signals.raise_signal(signal)


class _Path:
    sep = '/'

    def join(self, path, *paths):
        for part in paths:
            part = fspath(part)
            path = part if part.startswith('/') else path + part if not path or path.endswith('/') else f'{path}/{part}'
        return fspath(path)

    def basename(self, p):
        return fspath(p).rpartition('/')[2]

    def dirname(self, p):
        head = fspath(p).rpartition('/')[0]
        return head or ('/' if fspath(p).startswith('/') else '')

    def split(self, p):
        return self.dirname(p), self.basename(p)

    def splitext(self, p):
        p = fspath(p)
        base = self.basename(p).lstrip('.')
        return (p[:len(p) - len(base.rpartition('.')[2]) - 1], '.' + base.rpartition('.')[2]) if '.' in base else (p, '')

    def isabs(self, p):
        return fspath(p).startswith('/')

    def normpath(self, p):
        p = fspath(p)
        parts = []
        for part in p.split('/'):
            if part == '..' and parts and parts[-1] != '..':
                parts.pop()
            elif part not in ('', '.') and not (part == '..' and p.startswith('/')):
                parts.append(part)
        return ('/' if p.startswith('/') else '') + '/'.join(parts) or '.'

    def abspath(self, p):
        return self.normpath(self.join(getcwd(), p))

    realpath = abspath

    def expanduser(self, p):
        return '/home/user' + p[1:] if p[:1] == '~' else p

    def exists(self, p):
        return _files.exists(fspath(p))

    def isfile(self, p):
        return _files.is_file(fspath(p))

    def isdir(self, p):
        return _files.is_dir(fspath(p))

    def getsize(self, p):
        return stat(p).st_size


path = _Path()
sys.modules['os.path'] = path
