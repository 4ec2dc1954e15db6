"""pathlib: paths as objects, to the run's own files."""
import _files
import os


class PurePath:
    def __init__(self, *parts):
        text = os.path.join(*[str(part) for part in parts]) if parts else '.'
        kept = [part for part in text.split('/') if part not in ('', '.')]
        self._text = ('/' if text.startswith('/') else '') + '/'.join(kept) or '.'

    def __fspath__(self):
        return self._text

    __str__ = __fspath__

    def __repr__(self):
        return f'{type(self).__name__}({self._text!r})'

    def __truediv__(self, other):
        return type(self)(self._text, other)

    def __rtruediv__(self, other):
        return type(self)(other, self._text)

    def __eq__(self, other):
        return self._text == other._text if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self._text < other._text if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(self._text)

    name = property(lambda self: os.path.basename(self._text))
    suffix = property(lambda self: os.path.splitext(self.name)[1])
    stem = property(lambda self: os.path.splitext(self.name)[0])

    @property
    def parent(self):
        return type(self)(os.path.dirname(self._text) or '.')

    @property
    def parents(self):
        found, path = [], self
        while path.parent != path:
            path = path.parent
            found.append(path)
        return found

    @property
    def parts(self):
        return (('/',) if self._text.startswith('/') else ()) + tuple(part for part in self._text.split('/') if part)

    def joinpath(self, *others):
        return type(self)(self._text, *others)

    def with_name(self, name):
        return self.parent / name

    def with_suffix(self, suffix):
        return self.parent / (self.stem + suffix)

    def as_posix(self):
        return self._text

    def is_absolute(self):
        return self._text.startswith('/')

    def relative_to(self, other):
        base = str(type(self)(other))
        if self._text != base and not self._text.startswith(base.rstrip('/') + '/'):
            raise ValueError(f'{self._text!r} is not in the subpath of {base!r} OR one path is relative and the other is absolute.')
        return type(self)(self._text[len(base.rstrip('/')) + 1:])


class Path(PurePath):
    def __new__(cls, *parts):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    home = cwd

    def exists(self):
        return _files.exists(self)

    def is_file(self):
        return _files.is_file(self)

    def is_dir(self):
        return _files.is_dir(self)

    def open(self, mode='r', *args, **kwargs):
        return _files.open(self, mode, *args, **kwargs)

    def read_text(self, encoding=None, errors=None):
        with self.open() as f:
            return f.read()

    def read_bytes(self):
        with self.open('rb') as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        with self.open('w') as f:
            return f.write(data)

    def write_bytes(self, data):
        with self.open('wb') as f:
            return f.write(data)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, 'File exists', self._text)
        else:
            (_files.makedirs if parents else _files.mkdir)(self._text)

    def touch(self, mode=0o666, exist_ok=True):
        self.open('a').close()

    def unlink(self, missing_ok=False):
        if self.exists() or not missing_ok:
            _files.remove(self._text)

    def rmdir(self):
        _files.rmdir(self._text)

    def rename(self, target):
        _files.rename(self._text, str(target))
        return type(self)(target)

    def iterdir(self):
        for name in _files.listdir(self._text):
            yield self / name

    def glob(self, pattern):
        start, star, end = pattern.partition('*')
        for path in self.iterdir():
            if path.name == pattern or star and path.name.startswith(start) and path.name.endswith(end):
                yield path

    def resolve(self, strict=False):
        return type(self)(os.path.abspath(self._text))

    absolute = resolve

    def stat(self):
        return _files.stat(self._text)


class PosixPath(Path):
    pass


class PurePosixPath(PurePath):
    pass
