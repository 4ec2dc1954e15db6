"""urllib.error, as CPython has it."""


class URLError(OSError):
    def __init__(self, reason, filename=None):
        self.args, self.reason = (reason,), reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return f'<urlopen error {self.reason}>'


class HTTPError(URLError):
    def __init__(self, url, code, msg, hdrs, fp):
        self.args, self.url, self.filename, self.code, self.status, self.msg, self.reason, self.headers, self.hdrs, self.fp = (
            (), url, url, code, code, msg, msg, hdrs, hdrs, fp)

    def read(self, *args):
        return self.fp.read(*args) if self.fp else b''

    def info(self):
        return self.headers

    def __str__(self):
        return f'HTTP Error {self.code}: {self.msg}'

    def __repr__(self):
        return f'<HTTPError {self.code}: {self.msg!r}>'


class ContentTooShortError(URLError):
    pass
