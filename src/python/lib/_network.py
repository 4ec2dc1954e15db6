"""The simulated network: what addresses answer, and after how long. Nothing leaves the program."""
import json as _json
from urllib.parse import parse_qsl as _parse_qsl, urlsplit as _urlsplit, urlencode as _urlencode

_reasons = {200: 'OK', 201: 'Created', 204: 'No Content', 301: 'Moved Permanently', 302: 'Found', 304: 'Not Modified', 400: 'Bad Request', 401: 'Unauthorized',
            403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 418: "I'm a teapot", 429: 'Too Many Requests', 500: 'Internal Server Error',
            502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout'}
_example = '<!doctype html>\n<html>\n<head>\n    <title>Example Domain</title>\n</head>\n<body>\n<h1>Example Domain</h1>\n</body>\n</html>\n'
# Host, seconds until it answers, and its page; None: it answers by path.
_hosts = {
    'example.com': (0.1, _example), 'example.org': (0.12, _example), 'example.net': (0.14, _example), 'www.example.com': (0.1, _example),
    'python.org': (0.2, None), 'www.python.org': (0.2, None), 'docs.python.org': (0.25, None), 'httpbin.org': (0.15, None),
    'jsonplaceholder.typicode.com': (0.18, None), 'api.github.com': (0.22, None),
}


class Answer:
    def __init__(self, status, body, kind='text/html; charset=utf-8', headers=None, delay=0.0, url=''):
        self.status, self.reason = status, _reasons.get(status, 'Unknown')
        self.body = body.encode() if isinstance(body, str) else body
        self.headers = {'Content-Type': kind, 'Content-Length': str(len(self.body)), **(headers or {})}
        self.delay, self.url = delay, url


def _page(title):
    return f'<!doctype html>\n<html>\n<head><title>{title}</title></head>\n<body>{title}</body>\n</html>\n'


def _latency(host):
    """Between 0.1 and 0.5 seconds, and the same for an address whenever it is asked."""
    return 0.1 + sum(ord(c) * (i + 1) for i, c in enumerate(host)) % 41 / 100


def with_params(url, params):
    if not params:
        return url
    pairs = params if isinstance(params, str) else _urlencode(params, doseq=True)
    return url + ('&' if '?' in url else '?') + pairs


def ask(method, url, params=None, headers=None, body=b''):
    """What a request is answered, and with which delay; None: there is no such host."""
    url = with_params(url, params)
    parts = _urlsplit(url)
    host = parts.hostname or ''
    if host in ('localhost', '127.0.0.1', '::1') or host.endswith('.invalid') or '.' not in host:
        return None
    known = _hosts.get(host)
    delay = known[0] if known else _latency(host)
    answer = _known(host, method, parts, headers or {}, body) if known else Answer(200, _page(f'Simulated page of {host}'))
    answer.delay += delay
    answer.url = url if parts.path else url + '/'
    return answer


def _known(host, method, parts, headers, body):
    page = _hosts[host][1]
    if page is not None:
        return Answer(200, page) if parts.path in ('', '/', '/index.html') else Answer(404, page)
    if host == 'httpbin.org':
        return _httpbin(method, parts, headers, body)
    if host == 'jsonplaceholder.typicode.com':
        return _placeholder(method, parts.path, body)
    if host == 'api.github.com':
        return _github(parts.path)
    return Answer(200, _page('Welcome to Python.org'))


def _as_json(value, status=200, **more):
    return Answer(status, _json.dumps(value, indent=2) + '\n', 'application/json', **more)


def _httpbin(method, parts, headers, body):
    name, _, rest = parts.path.strip('/').partition('/')
    echo = {'args': dict(_parse_qsl(parts.query)), 'headers': {'Host': 'httpbin.org', **headers}, 'origin': '203.0.113.1', 'url': parts.geturl()}
    if method not in ('GET', 'HEAD'):
        text = body.decode()
        try:
            sent = _json.loads(text) if text else None
        except ValueError:
            sent = None
        echo = {'args': echo['args'], 'data': text, 'headers': echo['headers'], 'json': sent, 'origin': echo['origin'], 'url': echo['url']}
    if name in ('get', 'post', 'put', 'patch', 'delete', 'anything'):
        return _as_json(echo) if name in (method.lower(), 'anything') else Answer(405, _page('Method Not Allowed'))
    if name == 'delay':
        return _as_json(echo, delay=min(float(rest or 0), 10.0))
    if name == 'status':
        return Answer(int(rest), b'')
    if name == 'uuid':
        return _as_json({'uuid': '12345678-1234-4234-8234-123456789012'})
    if name == 'ip':
        return _as_json({'origin': '203.0.113.1'})
    if name == 'headers':
        return _as_json({'headers': echo['headers']})
    if name == 'json':
        return _as_json({'slideshow': {'author': 'Yours Truly', 'title': 'Sample Slide Show'}})
    if name == 'bytes':
        return Answer(200, bytes(i % 256 for i in range(int(rest))), 'application/octet-stream')
    return Answer(200, _page('httpbin.org')) if name in ('', 'html') else Answer(404, _page('Not Found'))


def _placeholder(method, path, body):
    kind, _, number = path.strip('/').partition('/')
    sizes = {'posts': 100, 'comments': 500, 'albums': 100, 'photos': 5000, 'todos': 200, 'users': 10}
    if kind not in sizes:
        return _as_json({}, 404)
    if method == 'POST':
        sent = _json.loads(body.decode() or '{}')
        return _as_json({**sent, 'id': sizes[kind] + 1}, 201)
    if not number:
        return _as_json([_item(kind, n) for n in range(1, min(sizes[kind], 100) + 1)])
    if not number.isdigit() or not 1 <= int(number) <= sizes[kind]:
        return _as_json({}, 404)
    return _as_json(_item(kind, int(number)))


def _item(kind, n):
    if kind == 'users':
        return {'id': n, 'name': f'User {n}', 'username': f'user{n}', 'email': f'user{n}@example.com'}
    if kind == 'todos':
        return {'userId': (n - 1) // 20 + 1, 'id': n, 'title': f'todo {n}', 'completed': n % 2 == 0}
    if kind == 'comments':
        return {'postId': (n - 1) // 5 + 1, 'id': n, 'name': f'comment {n}', 'email': f'user{n}@example.com', 'body': f'body of comment {n}'}
    return {'userId': (n - 1) // 10 + 1, 'id': n, 'title': f'{kind[:-1]} {n}', 'body': f'body of {kind[:-1]} {n}'}


def _github(path):
    kind, _, rest = path.strip('/').partition('/')
    if kind == 'users' and rest:
        return _as_json({'login': rest, 'id': len(rest), 'name': rest.capitalize(), 'public_repos': 8, 'followers': 20})
    if kind == 'repos' and rest:
        return _as_json({'full_name': rest, 'stargazers_count': 1000 + len(rest), 'forks_count': 100, 'language': 'Python'})
    return _as_json({'current_user_url': 'https://api.github.com/user'}) if not kind else _as_json({'message': 'Not Found'}, 404)
