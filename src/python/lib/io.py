"""io: text and bytes in memory; files are opened with open()."""


class UnsupportedOperation(OSError, ValueError):
    pass


SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class IOBase:
    closed = False
    _stop = '.'

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file' + self._stop)

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def isatty(self):
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True


class _Memory(IOBase):
    def __init__(self, initial):
        self._data = initial
        self._at = 0

    def getvalue(self):
        self._check()
        return self._data

    def read(self, size=-1, /):
        self._check()
        end = len(self._data) if size is None or size < 0 else self._at + size
        found = self._data[self._at:end]
        self._at += len(found)
        return found

    def readline(self, size=-1, /):
        self._check()
        end = self._data.find(self._newline, self._at) + 1
        return self.read((end or len(self._data)) - self._at)

    def write(self, data, /):
        self._check()
        before = self._data[:self._at]
        before += self._filler * (self._at - len(before))
        self._data = before + data + self._data[self._at + len(data):]
        self._at += len(data)
        return len(data)

    def tell(self):
        self._check()
        return self._at

    def seek(self, offset, whence=0, /):
        self._check()
        self._at = offset if whence == 0 else (self._at if whence == 1 else len(self._data)) + offset
        return self._at

    def truncate(self, size=None, /):
        self._data = self._data[:self._at if size is None else size]
        return len(self._data)


class TextIOBase(IOBase):
    pass


class StringIO(_Memory, TextIOBase):
    _stop = ''
    _newline = '\n'
    _filler = '\0'

    def __init__(self, initial_value='', newline='\n'):
        super().__init__(initial_value or '')

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        return super().write(s)


class BytesIO(_Memory):
    _newline = b'\n'
    _filler = b'\0'

    def __init__(self, initial_bytes=b''):
        super().__init__(bytes(initial_bytes))

    def write(self, b, /):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return super().write(bytes(b))

    def getbuffer(self):
        return self.getvalue()


RawIOBase = BufferedIOBase = IOBase
open = open
