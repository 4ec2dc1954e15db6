"""httpx, on the network of the run."""
import json as _json
from datetime import timedelta as _timedelta
from urllib.parse import urljoin as _urljoin, urlsplit as _urlsplit
import _network

__version__ = '0.25.2'


class HTTPError(Exception):
    def __init__(self, message):
        super().__init__(message)
        self._request = None

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError('The .request property has not been set.')
        return self._request


class RequestError(HTTPError):
    pass


class TransportError(RequestError):
    pass


class TimeoutException(TransportError):
    pass


class ReadTimeout(TimeoutException):
    pass


class ConnectTimeout(TimeoutException):
    pass


class NetworkError(TransportError):
    pass


class ConnectError(NetworkError):
    pass


class ReadError(NetworkError):
    pass


class TooManyRedirects(RequestError):
    pass


class InvalidURL(Exception):
    pass


class DecodingError(RequestError):
    pass


class PoolTimeout(TimeoutException):
    pass


class WriteTimeout(TimeoutException):
    pass


class UnsupportedProtocol(TransportError):
    pass


class HTTPStatusError(HTTPError):
    def __init__(self, message, *, request, response):
        super().__init__(message)
        self._request, self.response = request, response


_unset = object()


class Timeout:
    def __init__(self, timeout=_unset, *, connect=_unset, read=_unset, write=_unset, pool=_unset):
        plain = None if timeout is _unset else timeout
        self.connect, self.read, self.write, self.pool = (plain if own is _unset else own for own in (connect, read, write, pool))

    def __repr__(self):
        return f'Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})'


class Limits:
    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections, self.max_keepalive_connections, self.keepalive_expiry = max_connections, max_keepalive_connections, keepalive_expiry


class URL(str):
    def __repr__(self):
        return f'URL({str(self)!r})'

    scheme = property(lambda self: _urlsplit(str(self)).scheme)
    host = property(lambda self: _urlsplit(str(self)).hostname or '')
    port = property(lambda self: _urlsplit(str(self)).port)
    path = property(lambda self: _urlsplit(str(self)).path or '/')
    query = property(lambda self: _urlsplit(str(self)).query.encode())

    def join(self, url):
        return URL(_urljoin(str(self), str(url)))


class Request:
    def __init__(self, method, url, *, headers=None, content=b''):
        self.method, self.url, self.headers, self.content = method, URL(url), headers or Headers(), content

    def __repr__(self):
        return f'<Request({self.method!r}, {str(self.url)!r})>'


class Headers(_network.Headers):
    def __init__(self, items=()):
        super().__init__({str(key).lower(): value for key, value in dict(items).items()})

    def __repr__(self):
        return f'Headers({dict(self)!r})'


class codes:
    OK, CREATED, NO_CONTENT, FOUND, BAD_REQUEST, UNAUTHORIZED, FORBIDDEN, NOT_FOUND = 200, 201, 204, 302, 400, 401, 403, 404
    TOO_MANY_REQUESTS, INTERNAL_SERVER_ERROR, SERVICE_UNAVAILABLE = 429, 500, 503


class Response:
    def __init__(self, request, answer):
        self.request, self.status_code, self.reason_phrase, self.url = request, answer.status, answer.reason, URL(answer.url)
        self.headers, self.content, self.http_version = Headers(answer.headers), answer.body, 'HTTP/1.1'
        self.elapsed, self.history = _timedelta(seconds=answer.elapsed), [Response(request, before) for before in answer.history]
        self.encoding = self.headers.get('content-type', '').partition('charset=')[2] or 'utf-8'
        self.cookies, self.is_closed, self.num_bytes_downloaded = {}, True, len(answer.body)

    text = property(lambda self: self.content.decode(self.encoding, 'replace'))
    is_informational = property(lambda self: self.status_code < 200)
    is_success = property(lambda self: 200 <= self.status_code < 300)
    is_redirect = property(lambda self: 300 <= self.status_code < 400)
    is_client_error = property(lambda self: 400 <= self.status_code < 500)
    is_server_error = property(lambda self: self.status_code >= 500)
    is_error = property(lambda self: self.status_code >= 400)

    def json(self, **options):
        return _json.loads(self.text, **options)

    def read(self):
        return self.content

    async def aread(self):
        return self.content

    def iter_bytes(self, chunk_size=None):
        size = chunk_size or len(self.content) or 1
        for at in range(0, len(self.content), size):
            yield self.content[at:at + size]

    def iter_text(self, chunk_size=None):
        for chunk in self.iter_bytes(chunk_size):
            yield chunk.decode(self.encoding, 'replace')

    def iter_lines(self):
        yield from self.text.splitlines()

    async def aiter_bytes(self, chunk_size=None):
        for chunk in self.iter_bytes(chunk_size):
            yield chunk

    async def aiter_text(self, chunk_size=None):
        for chunk in self.iter_text(chunk_size):
            yield chunk

    async def aiter_lines(self):
        for line in self.iter_lines():
            yield line

    def close(self):
        pass

    async def aclose(self):
        pass

    def raise_for_status(self):
        if self.is_success:
            return self
        kind = {1: 'Informational response', 3: 'Redirect response', 4: 'Client error', 5: 'Server error'}.get(self.status_code // 100, 'Invalid status code')
        where = f"\nRedirect location: '{self.headers['location']}'" if self.is_redirect and 'location' in self.headers else ''
        raise HTTPStatusError(
            f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'{where}\n"
            f'For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}', request=self.request, response=self)

    def __repr__(self):
        return f'<Response [{self.status_code} {self.reason_phrase}]>'


class _Base:
    def __init__(self, *, base_url='', headers=None, params=None, timeout=5.0, limits=None, follow_redirects=False, auth=None, cookies=None, **more):
        self.base_url, self.params, self.follow_redirects, self.auth, self.cookies = URL(base_url), dict(params or {}), follow_redirects, auth, dict(cookies or {})
        self.timeout = timeout if isinstance(timeout, Timeout) else Timeout(timeout)
        plain = {'accept': '*/*', 'accept-encoding': 'gzip, deflate', 'connection': 'keep-alive', 'user-agent': f'python-httpx/{__version__}'}
        self.headers, self.is_closed = Headers({**plain, **Headers(headers or {})}), False

    def build_request(self, method, url, *, params=None, headers=None, data=None, content=None, json=None, auth=_unset, cookies=None, **more):
        url = str(url)
        if self.base_url and '://' not in url:
            url = f'{self.base_url.rstrip("/")}/{url.lstrip("/")}'
        if not url.startswith(('http://', 'https://')):
            missing = '://' not in url
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol." if missing else
                                      f"Request URL has an unsupported protocol '{url.partition('://')[0]}://'.")
        body, kind = _network.encode(content if content is not None else data, json)
        if content is not None:
            kind = None
        auth, cookies = self.auth if auth is _unset else auth, {**self.cookies, **(cookies or {})}
        if isinstance(auth, tuple):
            import base64
            auth = {'authorization': 'Basic ' + base64.b64encode(':'.join(auth).encode()).decode()}
        sent = _network.merge(self.headers, kind and {'content-type': kind}, body and {'content-length': len(body)}, auth,
                              cookies and {'cookie': '; '.join(f'{key}={value}' for key, value in cookies.items())}, headers)
        return Request(method.upper(), _network.with_params(url, {**self.params, **dict(params or {})}), headers=Headers(sent), content=body)

    def _begin(self, method, url, options):
        if self.is_closed:
            raise RuntimeError('Cannot send a request, as the client has been closed.')
        timeout, follow = options.pop('timeout', _unset), options.pop('follow_redirects', self.follow_redirects)
        timeout = self.timeout if timeout is _unset else timeout
        request = self.build_request(method, url, **options)
        named = {'-'.join(part.capitalize() for part in key.split('-')): value for key, value in request.headers.items()}
        return request, (request.method, str(request.url), named, request.content, timeout.read if isinstance(timeout, Timeout) else timeout, follow)

    def get(self, url, **options): return self.request('GET', url, **options)
    def post(self, url, **options): return self.request('POST', url, **options)
    def put(self, url, **options): return self.request('PUT', url, **options)
    def patch(self, url, **options): return self.request('PATCH', url, **options)
    def delete(self, url, **options): return self.request('DELETE', url, **options)
    def head(self, url, **options): return self.request('HEAD', url, **options)
    def options(self, url, **options): return self.request('OPTIONS', url, **options)


def _error(failure, request, waits):
    if failure.kind == 'timeout':
        error = ReadTimeout('' if waits else 'The read operation timed out')
    elif failure.kind == 'redirects':
        error = TooManyRedirects('Exceeded maximum allowed redirects.')
    elif failure.kind == 'refused':
        error = ConnectError('All connection attempts failed' if waits else '[Errno 111] Connection refused')
    elif failure.kind == 'unknown':
        error = ConnectError('[Errno -2] Name or service not known')
    else:
        error = ConnectError(failure.text)
    error._request = request
    return error


class AsyncClient(_Base):
    async def request(self, method, url, **options):
        request, call = self._begin(method, url, options)
        try:
            return Response(request, await _network.ask(*call))
        except _network.Failure as failure:
            raise _error(failure, request, True) from None

    def stream(self, method, url, **options):
        return _Stream(self, method, url, options)

    async def aclose(self):
        self.is_closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        await self.aclose()


class _Stream:
    def __init__(self, client, method, url, options):
        self._client, self._call, self._options = client, (method, url), options

    async def __aenter__(self):
        return await self._client.request(*self._call, **self._options)

    async def __aexit__(self, *details):
        pass

    def __enter__(self):
        return self._client.request(*self._call, **self._options)

    def __exit__(self, *details):
        pass


class Client(_Base):
    def request(self, method, url, **options):
        request, call = self._begin(method, url, options)
        try:
            return Response(request, _network.ask_blocking(*call))
        except _network.Failure as failure:
            raise _error(failure, request, False) from None

    def stream(self, method, url, **options):
        return _Stream(self, method, url, options)

    def close(self):
        self.is_closed = True

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


def request(method, url, **options):
    with Client() as client:
        return client.request(method, url, **options)


def get(url, **options): return request('GET', url, **options)
def post(url, **options): return request('POST', url, **options)
def put(url, **options): return request('PUT', url, **options)
def patch(url, **options): return request('PATCH', url, **options)
def delete(url, **options): return request('DELETE', url, **options)
def head(url, **options): return request('HEAD', url, **options)
def stream(method, url, **options): return Client().stream(method, url, **options)
