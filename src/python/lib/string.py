"""string: sets of characters, and templates."""
whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join(word.capitalize() for word in s.split(sep))


class Template:
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _fill(self, values, safe):
        text, out, i = self.template, [], 0
        while True:
            at = text.find(self.delimiter, i)
            if at < 0:
                return ''.join(out) + text[i:]
            out.append(text[i:at])
            i = at + 1
            if text[i:i + 1] == self.delimiter:
                out.append(self.delimiter)
                i += 1
                continue
            brace = text[i:i + 1] == '{'
            end = start = i + brace
            while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] == '_') and (end > start or not text[end].isdigit()):
                end += 1
            name = text[start:end]
            if not name or brace and text[end:end + 1] != '}':
                if safe:
                    out.append(self.delimiter)
                    continue
                line = text.count('\n', 0, at) + 1
                raise ValueError(f'Invalid placeholder in string: line {line}, col {at - text.rfind(chr(10), 0, at)}')
            end += brace
            if name in values or not safe:
                out.append(str(values[name]))
            else:
                out.append(text[at:end])
            i = end

    def substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, True)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)
