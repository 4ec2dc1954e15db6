"""csv: rows of text, with commas between the fields and quotes around those that need them."""
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    pass


Error.__module__ = '_csv'


class Dialect:
    delimiter, quotechar, escapechar, doublequote = ',', '"', None, True
    skipinitialspace, lineterminator, quoting, strict = False, '\r\n', QUOTE_MINIMAL, False


class excel(Dialect): pass


class excel_tab(excel):
    delimiter = '\t'


class unix_dialect(excel):
    quoting, lineterminator = QUOTE_ALL, '\n'


_dialects = {'excel': excel, 'excel-tab': excel_tab, 'unix': unix_dialect}


def list_dialects():
    return list(_dialects)


def get_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def register_dialect(name, dialect=excel, **parameters):
    _dialects[name] = _made(dialect, parameters)


def unregister_dialect(name):
    get_dialect(name)
    del _dialects[name]


def _made(dialect, parameters):
    made = Dialect()
    dialect = get_dialect(dialect) if isinstance(dialect, str) else dialect
    for name in ('delimiter', 'quotechar', 'escapechar', 'doublequote', 'skipinitialspace', 'lineterminator', 'quoting', 'strict'):
        setattr(made, name, parameters.pop(name) if name in parameters else getattr(dialect, name, getattr(Dialect, name)))
    for name in parameters:
        raise TypeError(f"'{name}' is an invalid keyword argument for this function")
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class reader:
    def __init__(self, csvfile, dialect=excel, **fmtparams):
        self._lines, self.dialect, self.line_num = iter(csvfile), _made(dialect, fmtparams), 0

    def __iter__(self):
        return self

    def _field(self, text, quoted):
        return float(text) if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted else text

    def __next__(self):
        rules, row, field, quoted, state = self.dialect, [], [], False, 'start'
        quote = None if rules.quoting == QUOTE_NONE else rules.quotechar
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if state != 'in quotes':
                    raise
                if rules.strict:
                    raise Error('unexpected end of data') from None
                return row + [''.join(field)]
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)')
            self.line_num += 1
            if state == 'start' and not line.rstrip('\r\n'):
                return row
            escaped = False
            for char in line:
                if escaped:
                    field.append(char)
                    escaped = False
                elif char == rules.escapechar:
                    escaped = True
                    state = 'in quotes' if state == 'in quotes' else 'in field'
                elif state == 'in quotes':
                    if char != quote: field.append(char)
                    else: state = 'behind quote' if rules.doublequote else 'in field'
                elif state == 'behind quote' and char == quote:
                    field.append(char)
                    state = 'in quotes'
                elif char in '\r\n':
                    continue
                elif char == rules.delimiter:
                    row.append(self._field(''.join(field), quoted))
                    field, quoted, state = [], False, 'start'
                elif state == 'start' and char == quote:
                    quoted, state = True, 'in quotes'
                elif state == 'start' and char == ' ' and rules.skipinitialspace:
                    continue
                elif state == 'behind quote' and rules.strict:
                    raise Error(f"'{rules.delimiter}' expected after '{quote}'")
                else:
                    field.append(char)
                    state = 'in field'
            if state != 'in quotes':
                return row + [self._field(''.join(field), quoted)]


class writer:
    def __init__(self, csvfile, dialect=excel, **fmtparams):
        if not hasattr(csvfile, 'write'):
            raise TypeError('argument 1 must have a "write" method')
        self._write, self.dialect = csvfile.write, _made(dialect, fmtparams)

    def writerow(self, row, /):
        try:
            row = list(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        rules = self.dialect
        fields = [self._text(value) for value in row]
        if fields == [''] and rules.quoting != QUOTE_NONE:
            fields = [rules.quotechar * 2]
        return self._write(rules.delimiter.join(fields) + rules.lineterminator)

    def _text(self, value):
        rules, text = self.dialect, '' if value is None else str(value)
        special = rules.delimiter + (rules.quotechar or '') + (rules.escapechar or '') + '\r\n'
        needed = any(char in special for char in text)
        if rules.quoting == QUOTE_NONE:
            if needed and not rules.escapechar:
                raise Error('need to escape, but no escapechar set')
            return ''.join(rules.escapechar + char if char in special else char for char in text)
        numeric = isinstance(value, (int, float))
        if needed or rules.quoting == QUOTE_ALL or rules.quoting == QUOTE_NONNUMERIC and not numeric:
            doubled = rules.quotechar if rules.doublequote else rules.escapechar
            if rules.quotechar in text and doubled is None:
                raise Error('need to escape, but no escapechar set')
            text = text.replace(rules.quotechar, (doubled or '') + rules.quotechar)
            return rules.quotechar + text + rules.quotechar
        return text

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        self.reader, self._names = reader(f, dialect, *args, **kwds), fieldnames
        self.restkey, self.restval = restkey, restval

    @property
    def fieldnames(self):
        if self._names is None:
            self._names = next(self.reader, None)
        return self._names

    @fieldnames.setter
    def fieldnames(self, value):
        self._names = value

    line_num = property(lambda self: self.reader.line_num)

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found


class DictWriter:
    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if extrasaction.lower() not in ('raise', 'ignore'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def _row(self, row):
        extra = [name for name in row if name not in self.fieldnames]
        if extra and self.extrasaction == 'raise':
            raise ValueError('dict contains fields not in fieldnames: ' + ', '.join(map(repr, extra)))
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))
