import re

text = 'The year 1984, and 2001: a space odyssey; call 555-1234 or mail a.b@example.com, x_y@test.org'
print(re.findall(r'\d+', text), re.findall(r'(\w+)@(\w+)\.(com|org)', text), re.findall(r'[A-Z]\w*', text))
m = re.search(r'(?P<area>\d{3})-(?P<number>\d{4})', text)
print(m, m.group(), m.group(1), m.group('number'), m.groups(), m.groupdict(), m.span(), m.start(2), m.end('area'), m[0], m['area'], m.lastindex, m.lastgroup)
print(re.match(r'year', text), re.match('The', text), re.fullmatch(r'\w+', 'abc'), re.fullmatch(r'\w+', 'abc!'))
print(re.sub(r'\d', '#', text), re.sub(r'(\w+)@(\w+)', r'\2 at \1', text), re.sub('a', lambda m: m.group().upper(), 'banana', count=2), re.subn('x', 'y', 'axbx'))
print(re.split(r'[,;:]\s*', text), re.split(r'(\s)', 'a b c', maxsplit=1), re.split(r'x*', 'axbc'), re.split('', 'abc'))
print([m.span() for m in re.finditer(r'a*', 'baac')], re.findall(r'\b\w', 'hi there you'), re.findall('', 'ab'), re.sub('x*', '-', 'abxd'))
p = re.compile(r'^\s*(\w+)\s*=\s*(.*?)\s*$', re.MULTILINE | re.IGNORECASE)
print(p, p.pattern, p.groups, p.findall('a = 1\n b=two words  \nc'), p.groupindex, p.flags)
print(re.compile('a', re.I | re.S), re.compile('(?i)abc').match('ABC'), re.compile(b'\\d+').findall(b'1 22'), re.I, re.compile('x'))
for pattern, string in [
    (r'(a+)+b', 'aaaaab'), (r'a{2,3}', 'aaaa'), (r'a{2,3}?', 'aaaa'), (r'(?:ab)+', 'ababx'), (r'(a)|(b)', 'b'), (r'(\w)\1', 'hello'), (r'(?P<q>["\']).*?(?P=q)', 'say "hi" x'),
    (r'foo(?=bar)', 'foobar'), (r'foo(?!bar)', 'foobaz'), (r'(?<=\$)\d+', 'cost $45'), (r'(?<!\$)\b\d+', '$45 67'), (r'^$', ''), (r'\Aab\Z', 'ab'), (r'.', '\n'), (r'(?s).', '\n'),
    (r'[^a-c]+', 'abcdef'), (r'[\w.-]+', 'a.b-c d'), (r'[]a]+', 'a]b'), (r'\x41\u0042', 'AB'), (r'(a)?b', 'b'), (r'(?x) a  b # comment', 'ab'), (r'x(?#note)y', 'xy'),
    (r'(?i:A)b', 'ab'), (r'(a|ab)(c|bcd)(d*)', 'abcd'), (r'a*?b', 'aab'), (r'\d{3}|\w{2}', 'ab123'), (r'(<)?\w+(?(1)>)', '<tag>'), (r'a++b', 'aab'), (r'(?>a+)b', 'aab'),
    (r'\w+', 'naïve café'), (r'é', 'café'), (r'^b', 'a\nb'), (r'(?m)^b', 'a\nb'), (r'a$', 'a\n'), (r'\Bb', 'ab'), (r'((a)|b)*', 'ab'), (r'a|', 'b'), (r'{', '{'), (r'a{,2}', 'aaa'), (r'x{a}', 'x{a}'),
]:
    m = re.search(pattern, string)
    print(repr(pattern), m and (m.group(), m.span(), m.groups()))
for bad in ('(', ')', '[', '*a', 'a**', '(?P<n>a)(?P<n>b)', '(?P=x)', r'\q', '(?<=a+)b', 'a{3,2}', '(?z)', r'(a)\2', '[b-a]', '(?P<1>a)', '\\', 'a(?i)', '(?P<', '(?(1)a|b)'):
    try:
        re.compile(bad)
        print('compiled', bad)
    except re.error as error:
        print(repr(bad), '->', error)
try:
    re.sub('(a)', r'\2', 'a')
except re.error as error:
    print(error)
try:
    m.group(5)
except IndexError as error:
    print(error)
try:
    re.match('a', b'a')
except TypeError as error:
    print(error)
try:
    re.match('a', 5)
except TypeError as error:
    print(error)
print(re.escape('a.b*c[d] e'), re.sub(r'(?P<w>\w+)', r'<\g<w>>', 'a b'), re.sub('b', r'\n\\', 'abc'), re.match('(a)(b)?', 'a').groups('none'), m.expand if False else '')
log = '2024-01-02 03:04:05 ERROR worker-1: failed after 3.5s'
m = re.match(r'(?P<date>[\d-]+) (?P<time>[\d:]+) (?P<level>[A-Z]+) (?P<who>[\w-]+): (?P<what>.+)', log)
print(m.groupdict(), m.expand(r'\g<level> in \4'))
print(re.sub(r'(?<!^)(?=[A-Z])', '_', 'camelCaseString').lower(), re.findall(r'(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}', '192.168.1.1'))
