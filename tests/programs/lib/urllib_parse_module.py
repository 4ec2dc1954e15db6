from urllib.parse import (parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urldefrag, urlencode, urljoin, urlparse, urlsplit, urlunparse, urlunsplit)

for url in ('https://user:pw@Example.com:8080/a/b;p?q=1&r=2#frag', 'http://example.com', '/path?x', 'mailto:a@b.c', '//host/x', 'file:///etc/hosts', '', 'http://[::1]:80/', 'x:y', 'HTTP://A/'):
    p = urlparse(url)
    print(p, p.hostname, p.port, p.username, p.password, p.geturl(), urlsplit(url), urlunsplit(urlsplit(url)), urlunparse(p))
base = 'http://a/b/c/d;p?q'
for url in ('g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', 'g#s', ';x', 'g;x', '', '.', './', '..', '../', '../g', '../..', '../../g', '../../../g', './g/.', 'g/../h', 'http://x/y', 'mailto:z'):
    print(repr(url), urljoin(base, url), urljoin('https://site.org/docs/', url), urljoin('https://site.org', url))
print(quote('a b/c?é&='), quote('a/b', safe=''), quote_plus('a b&c'), unquote('a%20b%C3%A9%zz'), unquote_plus('a+b%2B'))
print(urlencode({'q': 'a b', 'n': 1}), urlencode([('k', 'v'), ('k', 'w')]), urlencode({'k': [1, 2]}, doseq=True), urlencode({'k': [1, 2]}))
print(parse_qs('a=1&b=2&a=3&c='), parse_qsl('a=1&b=%20x'), parse_qs('c=', keep_blank_values=True), urldefrag('http://a/b#c')[0])
try:
    urlparse('http://a:xyz/').port
except ValueError as error:
    print(error)
