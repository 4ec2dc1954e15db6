"""textwrap: text in lines of a given width."""


def dedent(text):
    lines = [line if line.strip() else line[len(line.rstrip('\r\n')):] for line in text.splitlines(keepends=True)]
    margin = None
    for line in lines:
        if not line.strip():
            continue
        indent = line[:len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = indent
        else:
            while not indent.startswith(margin):
                margin = margin[:-1]
    return ''.join(line[len(margin):] if margin and line.strip() else line for line in lines)


def indent(text, prefix, predicate=None):
    predicate = predicate or (lambda line: line.strip())
    return ''.join(prefix + line if predicate(line) else line for line in text.splitlines(True))


class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False,
                 break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width, self.initial_indent, self.subsequent_indent = width, initial_indent, subsequent_indent
        self.expand_tabs, self.replace_whitespace, self.tabsize = expand_tabs, replace_whitespace, tabsize
        self.break_long_words, self.drop_whitespace, self.break_on_hyphens = break_long_words, drop_whitespace, break_on_hyphens
        self.max_lines, self.placeholder = max_lines, placeholder

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = ''.join(' ' if c in '\t\n\x0b\x0c\r' else c for c in text)
        chunks = []
        word = ''
        for i, c in enumerate(text):
            if (c == ' ') != (word[-1:] == ' ') and word:
                chunks.append(word)
                word = ''
            word += c
            if self.break_on_hyphens and c == '-' and word[-2:-1].isalpha() and text[i + 1:i + 2].isalpha() and len(word) > 2 - (text[i + 2:i + 3].isalpha()):
                chunks.append(word)
                word = ''
        return chunks + [word] if word else chunks

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        lines = []
        chunks = self._chunks(text)[::-1]
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            line, length = [], 0
            if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                room = max(width - length, 1) if self.break_long_words else 0
                if self.break_long_words:
                    line.append(chunks[-1][:room])
                    chunks[-1] = chunks[-1][room:]
                elif not line:
                    line.append(chunks.pop())
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == '':
                length -= len(line.pop())
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or not [c for c in chunks if c.strip()] and length <= width:
                lines.append(indent + ''.join(line))
                continue
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    lines.append(indent + ''.join(line) + self.placeholder)
                    return lines
                length -= len(line.pop())
            lines.append(indent + self.placeholder.lstrip())
            return lines
        return lines

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))
