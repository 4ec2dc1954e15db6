"""The network of a run: who answers is said by the table in its settings, and what the services answer by _services. Nothing
leaves the program, but where live mode hands requests to the page."""
import _world
from urllib.parse import urlsplit as _urlsplit, urlencode as _urlencode, urljoin as _urljoin

lacks = _world.lacks
reasons = {200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content', 206: 'Partial Content', 301: 'Moved Permanently', 302: 'Found',
           303: 'See Other', 304: 'Not Modified', 307: 'Temporary Redirect', 308: 'Permanent Redirect', 400: 'Bad Request', 401: 'Unauthorized',
           402: 'Payment Required', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable', 408: 'Request Timeout',
           409: 'Conflict', 410: 'Gone', 418: "I'm a teapot", 422: 'Unprocessable Entity', 429: 'Too Many Requests', 500: 'Internal Server Error',
           501: 'Not Implemented', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout'}
_types = {'json': 'application/json; charset=utf-8', 'html': 'text/html; charset=utf-8', 'text': 'text/plain; charset=utf-8'}


class Headers(dict):
    """Found whatever the case of their names."""

    def _name(self, key):
        lower = str(key).lower()
        return next((known for known in self if known.lower() == lower), key)

    def __getitem__(self, key): return super().__getitem__(self._name(key))
    def __setitem__(self, key, value): super().__setitem__(self._name(key), value)
    def __contains__(self, key): return super().__contains__(self._name(key))
    def get(self, key, default=None): return super().get(self._name(key), default)
    def getall(self, key): return [self[key]]
    def get_list(self, key): return [self[key]] if key in self else []


class Answer:
    def __init__(self, status, body, kind='text/html; charset=utf-8', headers=(), reason=None):
        self.status, self.reason = status, reasons.get(status, '') if reason is None else reason
        self.body = body.encode() if isinstance(body, str) else body
        self.headers = Headers()
        if kind:
            self.headers['Content-Type'] = kind
        self.headers['Content-Length'] = str(len(self.body))
        for name, value in dict(headers).items():
            self.headers[name] = value
        self.url, self.history, self.elapsed = '', [], 0.0


class Failure(Exception):
    """No answer came; `kind`: refused, unknown, timeout, total (the time for all of it is over), forbidden or redirects. For the clients, which have errors of their own."""

    def __init__(self, kind, url, text=''):
        parts = _urlsplit(url)
        self.kind, self.url, self.text, self.scheme, self.host = kind, url, text, parts.scheme, parts.hostname or ''
        self.port = parts.port or (443 if parts.scheme == 'https' else 80)
        self.target = (parts.path or '/') + (parts.query and '?' + parts.query)


def with_params(url, params):
    url = str(url).partition('#')[0]
    if not params:
        return url
    if hasattr(params, 'items'):
        params = {key: value for key, value in params.items() if value is not None}
    pairs = params if isinstance(params, str) else _urlencode(params, doseq=True)
    return url + ('&' if '?' in url else '?') + pairs if pairs else url


def encode(data=None, json=None):
    """A body, and the type that it is sent with."""
    if json is not None:
        from json import dumps
        return dumps(json).encode(), 'application/json'
    if data is None:
        return b'', None
    if isinstance(data, (bytes, bytearray)):
        return bytes(data), 'application/octet-stream'
    if isinstance(data, str):
        return data.encode(), 'text/plain; charset=utf-8'
    return _urlencode(data, doseq=True).encode(), 'application/x-www-form-urlencoded'


def merge(*tables):
    merged = Headers()
    for table in tables:
        for name, value in dict(table or {}).items():
            merged[name] = str(value)
    return merged


def _find(method, url, headers, body):
    """The answer and after how many seconds it comes, or the kind of failure."""
    found = _world.route(method, url)
    if found is None:
        return 'unknown', 0.02
    delay, kind, status, more, text = found
    if kind in ('refused', 'unknown'):
        return kind, delay
    if kind in _types:
        answer = Answer(status, text, _types[kind], more)
    else:
        from _services import answer as ask
        answer = ask(kind, method, url, headers, body)
        for name, value in more:
            answer.headers[name] = value
    if method == 'HEAD':
        answer.body = b''
    return answer, delay


def _hop(method, url, headers, body):
    """One request: what is waited for and how long, and then what came of it."""
    found, delay = _find(method, url, headers, body)
    return found, delay, f'{method} {url} (simulated, {delay:g} s)'


def _finish(found, url, began, now):
    if isinstance(found, str):
        raise Failure(found, url)
    found.url = url if _urlsplit(url).path else url + '/'
    found.elapsed = now - began
    return found


def _next(answer, method, body, seen):
    """Where a redirection leads, and by which method; None: nowhere."""
    if answer.status not in (301, 302, 303, 307, 308) or 'Location' not in answer.headers:
        return None
    if len(seen) >= 30:
        raise Failure('redirects', answer.url)
    if answer.status == 303 and method != 'HEAD' or answer.status in (301, 302) and method == 'POST':
        method, body = 'GET', b''
    return method, _urljoin(answer.url, answer.headers['Location']), body


def _received(reply, url, began, now):
    """What the page brought back of a real request."""
    if isinstance(reply, str):
        raise Failure('forbidden', url, reply)
    status, reason, final, headers, body = reply
    answer = Answer(status, body, None, headers, reason or reasons.get(status, ''))
    return _finish(answer, final or url, began, now)


def _limit(timeout, until, now):
    """How long a hop may take, and what it is called when that is over: the time for one answer, or for all of it."""
    left = None if until is None else max(until - now, 0.0)
    if left is not None and (timeout is None or left < timeout):
        return left, 'total'
    return timeout, 'timeout'


async def ask(method, url, headers=(), body=b'', timeout=None, follow=True, until=None):
    """`timeout`: seconds for each answer; `until`: the instant at which all of it must be over."""
    import asyncio
    from _time import monotonic
    seen, headers = [], merge(headers)
    while True:
        began = monotonic()
        limit, why = _limit(timeout, until, began)
        if _world.real():
            request = _world.request(f'{method} {url} (real)', method, url, list(headers.items()), body)
            try:
                reply = await (request if limit is None else asyncio.wait_for(request, limit))
            except TimeoutError:
                raise Failure(why, url) from None
            answer = _received(reply, url, began, monotonic())
        else:
            found, delay, what = _hop(method, url, headers, body)
            if limit is not None and delay > limit:
                await _world.answer(what, limit)
                raise Failure(why, url)
            await _world.answer(what, delay)
            answer = _finish(found, url, began, monotonic())
        answer.history = seen
        step = follow and _next(answer, method, body, seen)
        if not step:
            return answer
        seen = [*seen, answer]
        method, url, body = step


def ask_blocking(method, url, headers=(), body=b'', timeout=None, follow=True):
    from _time import monotonic
    seen, headers = [], merge(headers)
    while True:
        began = monotonic()
        if _world.real():
            reply = _world.request_blocking(f'{method} {url} (real)', method, url, list(headers.items()), body, timeout)
            if reply is None:
                raise Failure('timeout', url)
            answer = _received(reply, url, began, monotonic())
        else:
            found, delay, what = _hop(method, url, headers, body)
            if timeout is not None and delay > timeout:
                _world.block(what, timeout)
                raise Failure('timeout', url)
            _world.block(what, delay)
            answer = _finish(found, url, began, monotonic())
        answer.history = seen
        step = follow and _next(answer, method, body, seen)
        if not step:
            return answer
        seen = [*seen, answer]
        method, url, body = step
