"""json: values as text, and back."""

__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']
_short = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f', '\b': '\\b'}
_long = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.lineno = doc.count('\n', 0, pos) + 1
        self.colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {self.lineno} column {self.colno} (char {pos})')
        self.msg, self.doc, self.pos = msg, doc, pos


def _quote(text, ensure_ascii):
    if text.isascii() and text.isprintable() and '"' not in text and '\\' not in text:
        return f'"{text}"'
    parts = []
    for c in text:
        if c in _short:
            c = _short[c]
        elif c < ' ' or ensure_ascii and c > '~':
            code = ord(c)
            if code > 0xffff:
                code -= 0x10000
                c = f'\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}'
            else:
                c = f'\\u{code:04x}'
        parts.append(c)
    return '"' + ''.join(parts) + '"'


class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None,
                 default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = ' ' * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        parts = []
        self._write(o, parts.append, '\n', set())
        return ''.join(parts)

    def iterencode(self, o, _one_shot=False):
        parts = []
        self._write(o, parts.append, '\n', set())
        return iter(parts)

    def _float(self, o):
        if o != o or o in (float('inf'), float('-inf')):
            if not self.allow_nan:
                raise ValueError('Out of range float values are not JSON compliant')
            return 'NaN' if o != o else 'Infinity' if o > 0 else '-Infinity'
        return float.__repr__(o)

    def _simple(self, o):
        if isinstance(o, str):
            return _quote(o, self.ensure_ascii)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _write(self, o, write, newline, seen):
        simple = self._simple(o)
        if simple is not None:
            write(simple)
            return
        if self.check_circular:
            if id(o) in seen:
                raise ValueError('Circular reference detected')
            seen.add(id(o))
        if isinstance(o, (list, tuple)):
            self._write_all(o, '[]', lambda item, inner: self._write(item, write, inner, seen), write, newline)
        elif isinstance(o, dict):
            self._write_all(self._items(o), '{}', lambda item, inner: self._write_pair(item, write, inner, seen), write, newline)
        else:
            self._write(self.default(o), write, newline, seen)
        seen.discard(id(o))

    def _write_all(self, items, brackets, write_item, write, newline):
        if not items:
            write(brackets)
            return
        write(brackets[0])
        inner = newline if self.indent is None else newline + self.indent
        between = self.item_separator if self.indent is None else self.item_separator + inner
        first = True
        for item in items:
            write(between if not first else '' if self.indent is None else inner)
            first = False
            write_item(item, inner)
        if self.indent is not None:
            write(newline)
        write(brackets[1])

    def _items(self, o):
        pairs = []
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            if not isinstance(key, str):
                if not (key is None or isinstance(key, (int, float))):
                    if self.skipkeys:
                        continue
                    raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')
                key = self._simple(key)
            pairs.append((key, value))
        return pairs

    def _write_pair(self, pair, write, inner, seen):
        write(_quote(pair[0], self.ensure_ascii))
        write(self.key_separator)
        self._write(pair[1], write, inner, seen)


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or float
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, _space(s, 0))
        end = _space(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        try:
            return self._value(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError('Expecting value', s, stop.value) from None

    def _value(self, s, i):
        c = s[i:i + 1]
        if c == '"':
            return self._string(s, i + 1)
        if c == '{':
            return self._object(s, i + 1)
        if c == '[':
            return self._array(s, i + 1)
        for word, value in (('null', None), ('true', True), ('false', False)):
            if s.startswith(word, i):
                return value, i + len(word)
        for word in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(word, i):
                return self.parse_constant(word), i + len(word)
        if c and c in '-0123456789':
            return self._number(s, i)
        raise StopIteration(i)

    def _number(self, s, i):
        end = i + (s[i] == '-')
        start = end
        while s[end:end + 1] in _digits:
            end += 1
        if end == start:
            raise StopIteration(i)
        if s[start] == '0':
            end = start + 1
        whole = True
        if s[end:end + 1] == '.' and s[end + 1:end + 2] in _digits:
            whole = False
            end += 1
            while s[end:end + 1] in _digits:
                end += 1
        if s[end:end + 1] in ('e', 'E'):
            after = end + 1 + (s[end + 1:end + 2] in ('+', '-'))
            if s[after:after + 1] in _digits:
                whole = False
                end = after
                while s[end:end + 1] in _digits:
                    end += 1
        return (self.parse_int if whole else self.parse_float)(s[i:end]), end

    def _string(self, s, i):
        begin = i - 1
        parts = []
        while True:
            quote = s.find('"', i)
            if quote < 0:
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            escape = s.find('\\', i, quote)
            chunk = s[i:quote if escape < 0 else escape]
            if self.strict and not chunk.isprintable():
                for at, c in enumerate(chunk):
                    if c < ' ':
                        raise JSONDecodeError('Invalid control character at', s, i + at)
            parts.append(chunk)
            if escape < 0:
                return ''.join(parts), quote + 1
            c = s[escape + 1:escape + 2]
            i = escape + 2
            if c == 'u':
                code, i = _unicode(s, escape)
                if 0xd800 <= code <= 0xdbff and s[i:i + 2] == '\\u':
                    second, after = _unicode(s, i)
                    if 0xdc00 <= second <= 0xdfff:
                        code, i = 0x10000 + ((code - 0xd800) << 10 | second - 0xdc00), after
                parts.append(chr(code))
            elif c == '':
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            elif c in _long:
                parts.append(_long[c])
            else:
                raise JSONDecodeError('Invalid \\escape', s, escape)

    def _array(self, s, i):
        items = []
        i = _space(s, i)
        if s[i:i + 1] == ']':
            return items, i + 1
        while True:
            try:
                value, i = self._value(s, i)
            except StopIteration as stop:
                raise JSONDecodeError('Expecting value', s, stop.value) from None
            items.append(value)
            i = _space(s, i)
            c = s[i:i + 1]
            if c == ']':
                return items, i + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = _space(s, i + 1)

    def _object(self, s, i):
        pairs = []
        i = _space(s, i)
        if s[i:i + 1] == '}':
            return self._finish(pairs), i + 1
        while True:
            if s[i:i + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)
            key, i = self._string(s, i + 1)
            i = _space(s, i)
            if s[i:i + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            i = _space(s, i + 1)
            try:
                value, i = self._value(s, i)
            except StopIteration as stop:
                raise JSONDecodeError('Expecting value', s, stop.value) from None
            pairs.append((key, value))
            i = _space(s, i)
            c = s[i:i + 1]
            if c == '}':
                return self._finish(pairs), i + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = _space(s, i + 1)

    def _finish(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)


_digits = frozenset('0123456789')


def _space(s, i):
    while s[i:i + 1] in _spaces:
        i += 1
    return i


_spaces = frozenset(' \t\n\r')


def _unicode(s, i):
    digits = s[i + 2:i + 6]
    if len(digits) == 4 and digits[1] not in 'xX':
        try:
            return int(digits, 16), i + 6
        except ValueError:
            pass
    raise JSONDecodeError('Invalid \\uXXXX escape', s, i + 1)


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None,
          sort_keys=False, **kw):
    return (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
                                separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode()
    elif not isinstance(s, str):
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
    elif s.startswith('\ufeff'):
        raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    return (cls or JSONDecoder)(object_hook=object_hook, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant,
                                object_pairs_hook=object_pairs_hook, **kw).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)
