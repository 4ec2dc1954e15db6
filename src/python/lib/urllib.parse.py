"""urllib.parse: addresses taken apart and put together."""
from collections import namedtuple as _namedtuple

_safe = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_relative = {'', 'ftp', 'http', 'https', 'file', 'ws', 'wss', 'sftp', 'rtsp'}
_schemes = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.')


class _Address:
    @property
    def _userinfo(self):
        return self.netloc.rpartition('@')[0]

    @property
    def username(self):
        return self._userinfo.partition(':')[0] or None

    @property
    def password(self):
        found = self._userinfo.partition(':')
        return found[2] if found[1] else None

    @property
    def hostname(self):
        host = self.netloc.rpartition('@')[2]
        host = host[1:].partition(']')[0] if host.startswith('[') else host.partition(':')[0]
        return host.lower() or None

    @property
    def port(self):
        host = self.netloc.rpartition('@')[2].rpartition(']')[2]
        text = host.partition(':')[2]
        if not text:
            return None
        if not (text.isascii() and text.isdigit()):
            raise ValueError(f'Port could not be cast to integer value as {text!r}')
        if int(text) > 65535:
            raise ValueError('Port out of range 0-65535')
        return int(text)


class SplitResult(_Address, _namedtuple('SplitResult', 'scheme netloc path query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Address, _namedtuple('ParseResult', 'scheme netloc path params query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


def urlsplit(url, scheme='', allow_fragments=True):
    url = url.lstrip().replace('\t', '').replace('\n', '').replace('\r', '')
    netloc = query = fragment = ''
    at = url.find(':')
    if at > 0 and url[0].isascii() and url[0].isalpha() and all(c in _schemes for c in url[:at]):
        scheme, url = url[:at].lower(), url[at + 1:]
    if url[:2] == '//':
        end = min([i for i in (url.find(c, 2) for c in '/?#') if i >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments and '#' in url:
        url, _, fragment = url.partition('#')
    if '?' in url:
        url, _, query = url.partition('?')
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme='', allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if ';' in path.rpartition('/')[2] and scheme in _relative:
        head, slash, last = path.rpartition('/')
        last, _, params = last.partition(';')
        path = head + slash + last
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or scheme in _relative and scheme and url[:2] != '//' and scheme == 'file':
        url = '//' + netloc + ('/' if url and url[:1] != '/' else '') + url
    if scheme:
        url = scheme + ':' + url
    return url + ('?' + query if query else '') + ('#' + fragment if fragment else '')


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f'{url};{params}' if params else url, query, fragment))


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    bscheme, bnetloc, bpath, bparams, bquery, bfragment = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in _relative:
        return url
    if netloc:
        return urlunparse((scheme, netloc, path, params, query, fragment))
    netloc = bnetloc
    if not path and not params:
        return urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment))
    base_parts = bpath.split('/')
    if base_parts[-1] != '':
        del base_parts[-1]
    if path[:1] == '/':
        segments = path.split('/')
    else:
        segments = base_parts + path.split('/')
        segments[1:-1] = [part for part in segments[1:-1] if part]
    kept = []
    for part in segments:
        if part == '..':
            if kept:
                kept.pop()
        elif part != '.':
            kept.append(part)
    if segments[-1] in ('.', '..'):
        kept.append('')
    return urlunparse((scheme, netloc, '/'.join(kept) or '/', params, query, fragment))


def urldefrag(url):
    s, n, p, a, q, fragment = urlparse(url)
    return urlunparse((s, n, p, a, q, '')) if fragment else url, fragment


def quote(string, safe='/', encoding=None, errors=None):
    data = string if isinstance(string, bytes) else string.encode(encoding or 'utf-8')
    return ''.join(chr(b) if chr(b) in _safe or chr(b) in safe else f'%{b:02X}' for b in data)


def quote_plus(string, safe='', encoding=None, errors=None):
    return quote(string, safe + ' ', encoding, errors).replace(' ', '+')


def unquote_to_bytes(string):
    data = string.encode() if isinstance(string, str) else string
    parts = data.split(b'%')
    found = bytearray(parts[0])
    for part in parts[1:]:
        try:
            found.append(int(part[:2].decode(), 16) if len(part) >= 2 else int('x'))
            found += part[2:]
        except ValueError:
            found += b'%' + part
    return bytes(found)


def unquote(string, encoding='utf-8', errors='replace'):
    return unquote_to_bytes(string).decode(encoding, errors) if '%' in string else string


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    pairs = query.items() if hasattr(query, 'items') else query
    found = []
    for key, value in pairs:
        key = quote_via(key if isinstance(key, bytes) else str(key), safe)
        values = value if doseq and not isinstance(value, (str, bytes)) and hasattr(value, '__iter__') else [value]
        found += [f'{key}={quote_via(v if isinstance(v, bytes) else str(v), safe)}' for v in values]
    return '&'.join(found)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    found = []
    for pair in qs.split(separator):
        if not pair and not strict_parsing:
            continue
        key, equals, value = pair.partition('=')
        if not equals and strict_parsing:
            raise ValueError(f'bad query field: {pair!r}')
        if value or keep_blank_values:
            found.append((unquote_plus(key), unquote_plus(value)))
    return found


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    found = {}
    for key, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(key, []).append(value)
    return found
