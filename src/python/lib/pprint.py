"""pprint: values over several lines, where one is too short."""
import sys


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return _format(object, indent, width, 0, sort_dicts, 0)


def _one_line(value, sort):
    if type(value) is dict:
        items = _sorted(value.items()) if sort else list(value.items())
        return '{' + ', '.join(f'{_one_line(k, sort)}: {_one_line(v, sort)}' for k, v in items) + '}'
    if type(value) is list:
        return '[' + ', '.join(_one_line(item, sort) for item in value) + ']'
    if type(value) is tuple:
        return '(' + ', '.join(_one_line(item, sort) for item in value) + (',)' if len(value) == 1 else ')')
    return repr(value)


def _sorted(items):
    try:
        return sorted(items)
    except TypeError:
        return sorted(items, key=lambda item: (str(type(item[0])), id(item[0])))


def _format(value, indent, width, column, sort, allowance):
    line = _one_line(value, sort)
    if len(line) <= width - column - allowance or type(value) not in (dict, list, tuple, set) or not value:
        return line
    opening, closing = {dict: '{}', list: '[]', tuple: '()', set: '{}'}[type(value)]
    inner = column + indent
    parts = []
    if type(value) is dict:
        entries = _sorted(value.items()) if sort else list(value.items())
    else:
        entries = sorted(value) if type(value) is set else list(value)
    for i, entry in enumerate(entries):
        rest = allowance + 1 if i == len(entries) - 1 else 1
        if type(value) is dict:
            key = _one_line(entry[0], sort)
            parts.append(f'{key}: ' + _format(entry[1], indent, width, inner + len(key) + 2, sort, rest))
        else:
            parts.append(_format(entry, indent, width, inner, sort, rest))
    end = ',' + closing if type(value) is tuple and len(value) == 1 else closing
    return opening + ' ' * (indent - 1) + (',\n' + ' ' * inner).join(parts) + end


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    print(pformat(object, indent, width, depth, sort_dicts=sort_dicts), file=stream or sys.stdout)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)
