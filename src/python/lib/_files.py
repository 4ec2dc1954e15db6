"""The files of a run: a small set of their own, held in memory, those of the settings at every start."""
import _world
from io import BytesIO, StringIO, UnsupportedOperation

_home = '/home/user'
_files = {}
_folders = {'/': None, '/home': None, _home: None, '/tmp': None}
for _path, _text in _world.files():
    _files.setdefault(_path, _text.encode())
    while _path := _path.rpartition('/')[0]:
        _folders.setdefault(_path)


def full(path):
    if hasattr(path, '__fspath__'):
        path = path.__fspath__()
    if isinstance(path, bytes):
        path = path.decode()
    if not isinstance(path, str):
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
    if not path.startswith('/'):
        path = f'{_home}/{path}'
    parts = []
    for part in path.split('/'):
        if part == '..':
            parts = parts[:-1]
        elif part not in ('', '.'):
            parts.append(part)
    return '/' + '/'.join(parts)


def _missing(path):
    return FileNotFoundError(2, 'No such file or directory', path)


def exists(path):
    return is_file(path) or is_dir(path)


def is_file(path):
    return full(path) in _files


def is_dir(path):
    return full(path) in _folders


def _parent(path):
    return full(path).rpartition('/')[0] or '/'


class _Opened:
    """What text and binary files share: on closing, what was written is kept."""

    def _begin(self, path, mode):
        self.name, self.mode, self._path = path, mode, full(path)
        self._changed = 'r' not in mode

    def read(self, *args):
        if not ('r' in self.mode or '+' in self.mode):
            raise UnsupportedOperation('not readable')
        return super().read(*args)

    def readline(self, *args):
        if not ('r' in self.mode or '+' in self.mode):
            raise UnsupportedOperation('not readable')
        return super().readline(*args)

    def write(self, data, /):
        if self.mode.startswith('r') and '+' not in self.mode:
            raise UnsupportedOperation('not writable' if 't' in self.mode or 'b' not in self.mode else 'write')
        self._changed = True
        if self.mode.startswith('a'):
            self._at = len(self._data)
        return super().write(data)

    def flush(self):
        super().flush()
        if self._changed:
            _files[self._path] = self._bytes()

    def close(self):
        if not self.closed:
            self.flush()
        super().close()

    def readable(self):
        return 'r' in self.mode or '+' in self.mode

    def writable(self):
        return not self.readable() or '+' in self.mode


class TextIOWrapper(_Opened, StringIO):
    _stop = '.'
    encoding = 'utf-8'

    def __init__(self, path, mode, data):
        StringIO.__init__(self, data.decode().replace('\r\n', '\n'))
        self._begin(path, mode)

    def _bytes(self):
        return self._data.encode()

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f'write() argument must be str, not {type(s).__name__}')
        return super().write(s)

    def __repr__(self):
        return f'<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>'


class BufferedRandom(_Opened, BytesIO):
    def __init__(self, path, mode, data):
        BytesIO.__init__(self, data)
        self._begin(path, mode)

    def _bytes(self):
        return self._data

    def __repr__(self):
        kind = 'BufferedReader' if self.mode == 'rb' else 'BufferedRandom' if '+' in self.mode else 'BufferedWriter'
        return f'<_io.{kind} name={self.name!r}>'


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    plain = mode.replace('b', '').replace('t', '').replace('+', '')
    if plain not in ('r', 'w', 'a', 'x') or 'b' in mode and 't' in mode:
        raise ValueError(f'invalid mode: {mode!r}' if set(mode) - set('rwaxbt+') else 'must have exactly one of create/read/write/append mode')
    path = full(file)
    shown = file.__fspath__() if hasattr(file, '__fspath__') else file
    if path in _folders:
        raise IsADirectoryError(21, 'Is a directory', shown)
    if plain == 'r' and path not in _files or plain != 'r' and _parent(path) not in _folders:
        raise _missing(shown)
    if plain == 'x' and path in _files:
        raise FileExistsError(17, 'File exists', shown)
    if plain in 'wx':
        _files[path] = b''
    data = _files.setdefault(path, b'')
    opened = (BufferedRandom if 'b' in mode else TextIOWrapper)(shown, mode, data)
    if plain == 'a':
        opened.seek(0, 2)
    return opened


def listdir(path='.'):
    folder = full(path)
    if folder not in _folders:
        raise _missing(path)
    return [entry.rpartition('/')[2] for entry in [*_folders, *_files] if entry != '/' and _parent(entry) == folder]


def mkdir(path, mode=0o777):
    if exists(path):
        raise FileExistsError(17, 'File exists', path)
    if _parent(path) not in _folders:
        raise _missing(path)
    _folders[full(path)] = None


def makedirs(name, mode=0o777, exist_ok=False):
    if exists(name) and not exist_ok:
        raise FileExistsError(17, 'File exists', name)
    path = ''
    for part in full(name).split('/')[1:]:
        path += '/' + part
        _folders[path] = None


def remove(path):
    if full(path) not in _files:
        raise _missing(path)
    del _files[full(path)]


unlink = remove


def rmdir(path):
    if listdir(path):
        raise OSError(39, 'Directory not empty', path)
    _folders.pop(full(path), None)


def rename(src, dst):
    if full(src) not in _files:
        raise FileNotFoundError(2, 'No such file or directory', src)
    _files[full(dst)] = _files.pop(full(src))


class stat:
    def __init__(self, path):
        if not exists(path):
            raise _missing(path)
        self.st_size = len(_files.get(full(path), b''))
        self.st_mtime = self.st_ctime = self.st_atime = 1700000000.0
        self.st_mode = 0o100644 if is_file(path) else 0o40755
