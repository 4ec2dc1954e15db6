"""requests, on the network of the run: every request blocks its thread until it is answered."""
import json as _json
from datetime import timedelta as _timedelta
from urllib.parse import urlsplit as _urlsplit
import _network
from requests.exceptions import (
    RequestException, HTTPError, ConnectionError, Timeout, ConnectTimeout, ReadTimeout, MissingSchema, InvalidSchema, TooManyRedirects, InvalidURL, JSONDecodeError)

__version__ = '2.31.0'


class codes:
    ok, created, no_content, found, bad_request, unauthorized, forbidden, not_found = 200, 201, 204, 302, 400, 401, 403, 404
    too_many_requests, internal_server_error, server_error, service_unavailable = 429, 500, 500, 503


class _Request:
    def __init__(self, method, url, headers, body):
        self.method, self.url, self.headers, self.body = method, url, headers, body or None

    def __repr__(self):
        return f'<PreparedRequest [{self.method}]>'


class Response:
    def __init__(self, request, answer):
        self.request, self.status_code, self.reason, self.url = request, answer.status, answer.reason, answer.url
        self.headers, self.content = answer.headers, answer.body
        self.elapsed, self.history = _timedelta(seconds=answer.elapsed), [Response(request, before) for before in answer.history]
        kind = answer.headers.get('Content-Type', '')
        self.encoding = kind.partition('charset=')[2] or ('ISO-8859-1' if kind.startswith('text') else None)
        self.apparent_encoding, self.cookies, self.links = 'utf-8', {}, {}

    ok = property(lambda self: self.status_code < 400)
    is_redirect = property(lambda self: 'Location' in self.headers and self.status_code in (301, 302, 303, 307, 308))
    text = property(lambda self: self.content.decode(self.encoding or 'utf-8', 'replace'))

    def json(self, **options):
        try:
            return _json.loads(self.content.decode('utf-8', 'replace'), **options)
        except _json.JSONDecodeError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos) from None

    def raise_for_status(self):
        if not self.ok:
            side = 'Client' if self.status_code < 500 else 'Server'
            raise HTTPError(f'{self.status_code} {side} Error: {self.reason} for url: {self.url}', response=self, request=self.request)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        for i in range(0, len(self.content), chunk_size or len(self.content) or 1):
            chunk = self.content[i:i + (chunk_size or len(self.content))]
            yield chunk.decode(self.encoding or 'utf-8') if decode_unicode else chunk

    def iter_lines(self, chunk_size=512, decode_unicode=False):
        for line in self.content.splitlines():
            yield line.decode(self.encoding or 'utf-8') if decode_unicode else line

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *details):
        pass

    def __bool__(self):
        return self.ok

    def __iter__(self):
        return self.iter_content(128)

    def __repr__(self):
        return f'<Response [{self.status_code}]>'


def _error(failure, timeout):
    name = failure.scheme.upper()
    pool = f'{name}ConnectionPool(host={failure.host!r}, port={failure.port})'
    if failure.kind == 'timeout':
        return ReadTimeout(f'{pool}: Read timed out. (read timeout={timeout})')
    if failure.kind == 'redirects':
        return TooManyRedirects('Exceeded 30 redirects.')
    connection = f'<urllib3.connection.{name}Connection object at {hex(id(failure))}>'
    if failure.kind == 'refused':
        why = f"NewConnectionError('{connection}: Failed to establish a new connection: [Errno 111] Connection refused')"
    elif failure.kind == 'unknown':
        why = f'NameResolutionError("{connection}: Failed to resolve {failure.host!r} ([Errno -2] Name or service not known)")'
    else:
        why = failure.text
    return ConnectionError(f'{pool}: Max retries exceeded with url: {failure.target} (Caused by {why})')


def request(method, url, *, params=None, data=None, json=None, headers=None, timeout=None, auth=None, cookies=None, allow_redirects=True, **more):
    url = str(url)
    if '://' not in url:
        raise MissingSchema(f'Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?')
    if not url.lower().startswith(('http://', 'https://')):
        raise InvalidSchema(f'No connection adapters were found for {url!r}')
    if not _urlsplit(url).hostname:
        raise InvalidURL(f'Invalid URL {url!r}: No host supplied')
    url = _network.with_params(url, params)
    body, kind = _network.encode(data, json)
    if isinstance(data, (str, bytes)):
        kind = None
    if isinstance(auth, tuple):
        import base64
        auth = {'Authorization': 'Basic ' + base64.b64encode(':'.join(auth).encode()).decode()}
    sent = _network.merge({'User-Agent': f'python-requests/{__version__}', 'Accept-Encoding': 'gzip, deflate', 'Accept': '*/*', 'Connection': 'keep-alive'},
                          kind and {'Content-Type': kind}, body and {'Content-Length': len(body)}, auth,
                          cookies and {'Cookie': '; '.join(f'{key}={value}' for key, value in cookies.items())}, headers)
    limit = timeout[1] if isinstance(timeout, tuple) else timeout
    try:
        answer = _network.ask_blocking(method.upper(), url, sent, body, limit, allow_redirects)
    except _network.Failure as failure:
        raise _error(failure, limit) from None
    return Response(_Request(method.upper(), url, sent, body), answer)


def get(url, params=None, **options): return request('GET', url, params=params, **options)
def post(url, data=None, json=None, **options): return request('POST', url, data=data, json=json, **options)
def put(url, data=None, **options): return request('PUT', url, data=data, **options)
def patch(url, data=None, **options): return request('PATCH', url, data=data, **options)
def delete(url, **options): return request('DELETE', url, **options)
def head(url, **options): return request('HEAD', url, **{'allow_redirects': False, **options})
def options(url, **options): return request('OPTIONS', url, **options)


class Session:
    def __init__(self):
        self.headers, self.params, self.auth, self.cookies = _network.Headers(), {}, None, {}

    def request(self, method, url, *, params=None, headers=None, auth=None, cookies=None, **options):
        return request(method, url, params={**self.params, **dict(params or {})}, headers=_network.merge(self.headers, headers), auth=auth or self.auth,
                       cookies={**self.cookies, **(cookies or {})}, **options)

    def get(self, url, **options): return self.request('GET', url, **options)
    def post(self, url, data=None, json=None, **options): return self.request('POST', url, data=data, json=json, **options)
    def put(self, url, data=None, **options): return self.request('PUT', url, data=data, **options)
    def patch(self, url, data=None, **options): return self.request('PATCH', url, data=data, **options)
    def delete(self, url, **options): return self.request('DELETE', url, **options)
    def head(self, url, **options): return self.request('HEAD', url, **{'allow_redirects': False, **options})

    def mount(self, prefix, adapter):
        """How connections are made changes nothing here."""

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


session = Session
