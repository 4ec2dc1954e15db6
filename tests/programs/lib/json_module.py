import json
from json import JSONDecodeError, JSONEncoder, dumps, loads

data = {'name': 'é "q" \\ / \n\t\x01', 'n': [1, 2.5, -3, 1e20, 1e-7, True, False, None], 'empty': [{}, [], ''], 'deep': {'a': {'b': (1, 2)}}, 3: 4, None: 5, True: 6, 2.5: 7}
print(dumps(data))
print(dumps(data, indent=2))
print(dumps(data, ensure_ascii=False, separators=(',', ':')))
print(dumps({'b': 1, 'a': {'z': 1, 'y': 2}}, sort_keys=True, indent='\t'))
print(dumps('😀é'), dumps('😀', ensure_ascii=False), dumps(float('nan')), dumps([float('inf'), -float('inf')]), dumps(10 ** 30))
for bad in ({1, 2}, object, {(1, 2): 3}, b'x'):
    try:
        dumps(bad)
    except TypeError as error:
        print(error)
loop = []
loop.append(loop)
try:
    dumps(loop)
except ValueError as error:
    print(error)
try:
    dumps(float('nan'), allow_nan=False)
except ValueError as error:
    print(error)
print(dumps({1, 2}, default=sorted), dumps([1], indent=0), dumps([], indent=2), dumps({'a': []}, indent=1), dumps({(1,): 2, 'x': 1}, skipkeys=True))


class Point:
    def __init__(self, x):
        self.x = x


class Encoder(JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {'x': o.x}
        return super().default(o)


print(dumps([Point(1), {'p': Point(2)}], cls=Encoder), Encoder(indent=1).encode(Point(3)))
try:
    dumps({1}, cls=Encoder)
except TypeError as error:
    print(error)
text = ' {"a": [1, -2.5e3, 0.1, true, false, null, "x\\n\\u00e9\\ud83d\\ude00"], "b": {"c": {}}, "d": [] } '
print(loads(text), loads('12'), loads('"s"'), loads(b'[1]'), loads('1.0'), loads('-0'), loads('1E5'), loads('NaN'), loads('[Infinity, -Infinity]'))
for bad in ('', '{', '[1,', '[1 2]', '{"a" 1}', '{a: 1}', "{'a': 1}", '{"a": }', '[1,]', '{"a": 1,}', 'nul', '"abc', '"a\nb"', '"\\x"', '1 2', '[1]\n[2]', '01', '-', '1.', '"\\u12"',
            '{"a": 1 "b": 2}', '\n\n  x'):
    try:
        print(loads(bad))
    except JSONDecodeError as error:
        print(repr(bad), '->', error, '|', error.msg, error.pos, error.lineno, error.colno)
print(loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), loads('{"a": 1}', object_pairs_hook=list), loads('[1.5, 2]', parse_float=str, parse_int=str))
print(loads(dumps(data['n'])) == data['n'], issubclass(JSONDecodeError, ValueError))
try:
    loads(5)
except TypeError as error:
    print(error)
print(json.JSONDecoder().raw_decode('[1, 2] tail'))
