"""re: regular expressions."""
from _re import compile as _compile_program, run as _run
from enum import IntFlag as _IntFlag

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L',
           'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag']


class RegexFlag(_IntFlag):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128

    def __repr__(self):
        names = [f're.{name}' for name in ('ASCII', 'IGNORECASE', 'LOCALE', 'UNICODE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'DEBUG')
                 if self._value_ & getattr(RegexFlag, name)._value_]
        return '|'.join(names) or 're.NOFLAG'

    __str__ = __repr__


NOFLAG, DEBUG = RegexFlag.NOFLAG, RegexFlag.DEBUG
A = ASCII = RegexFlag.ASCII
I = IGNORECASE = RegexFlag.IGNORECASE
L = LOCALE = RegexFlag.LOCALE
U = UNICODE = RegexFlag.UNICODE
M = MULTILINE = RegexFlag.MULTILINE
S = DOTALL = RegexFlag.DOTALL
X = VERBOSE = RegexFlag.VERBOSE


class error(Exception):
    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = '\n' if isinstance(pattern, str) else b'\n'
            msg = f'{msg} at position {pos}'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)


class Match:
    def __init__(self, pattern, string, pos, endpos, places):
        self.re, self.string, self.pos, self.endpos, self._places = pattern, string, pos, endpos, places

    def _index(self, group):
        if isinstance(group, int):
            if 0 <= group <= self.re.groups:
                return group
        elif group in self.re.groupindex:
            return self.re.groupindex[group]
        raise IndexError('no such group')

    def _get(self, index, default=None):
        start, end = self._places[2 * index], self._places[2 * index + 1]
        return default if start < 0 or end < 0 else self.string[start:end]

    def group(self, *groups):
        if not groups:
            return self._get(0)
        found = tuple([self._get(self._index(group)) for group in groups])
        return found[0] if len(found) == 1 else found

    def __getitem__(self, group):
        return self._get(self._index(group))

    def groups(self, default=None):
        return tuple([self._get(i, default) for i in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._get(i, default) for name, i in self.re.groupindex.items()}

    def span(self, group=0):
        i = self._index(group)
        start, end = self._places[2 * i], self._places[2 * i + 1]
        return (start, end) if start >= 0 and end >= 0 else (-1, -1)

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    def expand(self, template):
        return _expand(_parse_template(template, self.re), self)

    @property
    def lastindex(self):
        best, last = None, -1
        for i in range(1, self.re.groups + 1):
            start, end = self.span(i)
            if end > last or end == last and end >= 0 and best is not None and start > self.span(best)[0]:
                best, last = i, end
        return best

    @property
    def lastgroup(self):
        index = self.lastindex
        return next((name for name, i in self.re.groupindex.items() if i == index), None)

    @property
    def regs(self):
        return tuple(self.span(i) for i in range(self.re.groups + 1))

    def __copy__(self):
        return self

    def __repr__(self):
        return f'<re.Match object; span={self.span()}, match={self._get(0)!r}>'


class Pattern:
    def __init__(self, pattern, flags, program, groups, groupindex):
        self.pattern, self.flags, self._program, self.groups, self.groupindex = pattern, flags, program, groups, groupindex

    def _run(self, string, pos, endpos, how):
        if isinstance(string, str) != isinstance(self.pattern, str):
            if not isinstance(string, (str, bytes, bytearray)):
                raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
            kinds = ('string', 'bytes-like') if isinstance(self.pattern, str) else ('bytes', 'string')
            raise TypeError(f'cannot use a {kinds[0]} pattern on a {kinds[1]} object')
        size = len(string)
        pos = min(max(pos, 0), size)
        endpos = size if endpos is None else min(max(endpos, 0), size)
        places = _run(self._program, string, pos, endpos, how)
        return None if places is None else Match(self, string, pos, endpos, places)

    def match(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, 0)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, 1)

    def search(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, 2)

    def finditer(self, string, pos=0, endpos=None):
        return self._iterate(string, pos, endpos)

    def _iterate(self, string, pos=0, endpos=None):
        how = 2
        while True:
            found = self._run(string, pos, endpos, how)
            if found is None:
                return
            yield found
            start, pos = found.span()
            how = 6 if start == pos else 2

    def findall(self, string, pos=0, endpos=None):
        if self.groups == 0:
            return [m._get(0) for m in self._iterate(string, pos, endpos)]
        empty = string[:0]
        if self.groups == 1:
            return [m._get(1, empty) for m in self._iterate(string, pos, endpos)]
        return [m.groups(empty) for m in self._iterate(string, pos, endpos)]

    def split(self, string, maxsplit=0):
        parts, last = [], 0
        for m in self._iterate(string):
            if maxsplit and len(parts) >= maxsplit * (self.groups + 1):
                break
            parts.append(string[last:m.start()])
            parts += m.groups()
            last = m.end()
        return parts + [string[last:]]

    def subn(self, repl, string, count=0):
        template = None if callable(repl) else _parse_template(repl, self)
        parts, last, done = [], 0, 0
        for m in self._iterate(string):
            if count and done >= count:
                break
            parts.append(string[last:m.start()])
            parts.append(repl(m) if template is None else _expand(template, m))
            last = m.end()
            done += 1
        parts.append(string[last:])
        return string[:0].join(parts), done

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __repr__(self):
        flags = self.flags & ~(UNICODE if isinstance(self.pattern, str) else 0)
        shown = repr(self.pattern)
        return f're.compile({shown[:200]}, {RegexFlag(flags)!r})' if flags else f're.compile({shown[:200]})'

    def __eq__(self, other):
        return isinstance(other, Pattern) and self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


for _cls in (Pattern, Match):
    _cls.__class_getitem__ = classmethod(type(list[int]))


def _parse_template(template, pattern):
    """Pieces of text, and numbers of groups."""
    if isinstance(template, bytes):
        return [piece.encode('latin-1') if isinstance(piece, str) else piece for piece in _parse_template(template.decode('latin-1'), pattern)]
    pieces, i = [], 0
    simple = {'n': '\n', 't': '\t', 'r': '\r', 'f': '\f', 'v': '\v', 'a': '\a', 'b': '\b', '\\': '\\'}
    while True:
        at = template.find('\\', i)
        if at < 0:
            pieces.append(template[i:])
            return pieces
        pieces.append(template[i:at])
        c = template[at + 1:at + 2]
        i = at + 2
        if c == '':
            raise error('bad escape (end of pattern)', template, at)
        if c == 'g':
            end = template.find('>', i)
            if template[i:i + 1] != '<' or end < 0:
                raise error('missing <' if template[i:i + 1] != '<' else 'missing >, unterminated name', template, i)
            name = template[i + 1:end]
            if name.isdigit():
                index = int(name)
            elif name in pattern.groupindex:
                index = pattern.groupindex[name]
            elif not name.isidentifier():
                raise error(f'bad character in group name {name!r}' if name else 'missing group name', template, i + 1)
            else:
                raise IndexError(f'unknown group name {name!r}')
            i = end + 1
        elif c.isdigit() and c != '0':
            if template[i:i + 1].isdigit():
                i += 1
            index = int(template[at + 1:i])
        elif c == '0':
            pieces.append('\0')
            continue
        elif c in simple:
            pieces.append(simple[c])
            continue
        elif c.isascii() and c.isalpha():
            raise error(f'bad escape \\{c}', template, at)
        else:
            pieces.append('\\' + c)
            continue
        if index > pattern.groups:
            raise error(f'invalid group reference {index}', template, at + 1)
        pieces.append(index)


def _expand(pieces, m):
    empty = m.string[:0]
    return empty.join([m._get(piece, empty) if isinstance(piece, int) else piece for piece in pieces])


_cache = {}


def compile(pattern, flags=0):
    flags = int(flags)
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError('first argument must be string or compiled pattern')
    key = type(pattern), pattern, flags
    known = _cache.get(key)
    if known is None:
        asked = flags | 256 if isinstance(pattern, bytes) else flags
        made = _compile_program(pattern, asked)
        if len(made) == 2:
            raise error(made[0], pattern, made[1])
        program, found, groups, names = made
        if isinstance(pattern, str) and not found & 256:
            found |= 32
        elif isinstance(pattern, bytes):
            found = found & ~256 | flags & 256
        known = Pattern(pattern, found, program, groups, names)
        if len(_cache) > 500:
            _cache.clear()
        _cache[key] = known
    return known


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def escape(pattern):
    special = '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'
    if isinstance(pattern, bytes):
        return escape(pattern.decode('latin-1')).encode('latin-1')
    return ''.join('\\' + c if c in special else c for c in pattern)


def purge():
    _cache.clear()
