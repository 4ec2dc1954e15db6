"""httpx, on the simulated network."""
import asyncio
import json as _json
import time as _time
from datetime import timedelta as _timedelta
from urllib.parse import urlencode as _urlencode, urljoin as _urljoin
import _network

__version__ = '0.25.2'


class HTTPError(Exception):
    pass


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


class UnsupportedProtocol(TransportError):
    pass


class HTTPStatusError(HTTPError):
    def __init__(self, message, *, request, response):
        super().__init__(message)
        self.request, self.response = request, response


class Timeout:
    def __init__(self, timeout=5.0, *, connect=None, read=None, write=None, pool=None):
        self.read = timeout if read is None else read


class Limits:
    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections


class Request:
    def __init__(self, method, url):
        self.method, self.url = method, url

    def __repr__(self):
        return f'<Request({self.method!r}, {self.url!r})>'


class Headers(dict):
    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def get(self, key, default=None):
        return super().get(key.lower(), default)

    def __contains__(self, key):
        return super().__contains__(key.lower())


class Response:
    def __init__(self, request, answer):
        self.request, self.status_code, self.reason_phrase, self.url = request, answer.status, answer.reason, answer.url
        self.headers, self.content = Headers({key.lower(): value for key, value in answer.headers.items()}), answer.body
        self.elapsed, self.encoding, self.history = _timedelta(seconds=answer.delay), 'utf-8', []

    text = property(lambda self: self.content.decode())
    is_success = property(lambda self: 200 <= self.status_code < 300)
    is_error = property(lambda self: self.status_code >= 400)
    is_client_error = property(lambda self: 400 <= self.status_code < 500)
    is_server_error = property(lambda self: self.status_code >= 500)

    def json(self, **options):
        return _json.loads(self.text, **options)

    def read(self):
        return self.content

    async def aread(self):
        return self.content

    def raise_for_status(self):
        if self.is_success:
            return self
        kind = {3: 'Redirect response', 4: 'Client error', 5: 'Server error'}.get(self.status_code // 100, 'Informational response')
        raise HTTPStatusError(
            f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'\n"
            f'For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}', request=self.request, response=self)

    def __repr__(self):
        return f'<Response [{self.status_code} {self.reason_phrase}]>'


_unset = object()


class _Base:
    def __init__(self, *, base_url='', headers=None, params=None, timeout=5.0, limits=None, follow_redirects=False, **more):
        self._base, self.headers, self.params, self.timeout = base_url, dict(headers or {}), dict(params or {}), timeout
        self.is_closed = False

    def _prepare(self, method, url, params, headers, data, content, json):
        if self.is_closed:
            raise RuntimeError('Cannot send a request, as the client has been closed.')
        url = _urljoin(self._base.rstrip('/') + '/', url.lstrip('/')) if self._base and '://' not in url else str(url)
        if not url.startswith(('http://', 'https://')):
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.")
        body = content.encode() if isinstance(content, str) else content or b''
        if json is not None:
            body = _json.dumps(json).encode()
        elif data is not None:
            body = _urlencode(data).encode()
        request = Request(method, url)
        return request, _network.ask(method, url, {**self.params, **(params or {})}, {**self.headers, **(headers or {})}, body)

    def _limit(self, timeout):
        timeout = self.timeout if timeout is _unset else timeout
        return timeout.read if isinstance(timeout, Timeout) else timeout

    def get(self, url, **options): return self.request('GET', url, **options)
    def post(self, url, **options): return self.request('POST', url, **options)
    def put(self, url, **options): return self.request('PUT', url, **options)
    def patch(self, url, **options): return self.request('PATCH', url, **options)
    def delete(self, url, **options): return self.request('DELETE', url, **options)
    def head(self, url, **options): return self.request('HEAD', url, **options)


class AsyncClient(_Base):
    async def request(self, method, url, *, params=None, headers=None, data=None, content=None, json=None, timeout=_unset, **more):
        request, answer = self._prepare(method, url, params, headers, data, content, json)
        if answer is None:
            await asyncio.sleep(0.01)
            raise ConnectError('All connection attempts failed')
        limit = self._limit(timeout)
        if limit is not None and answer.delay > limit:
            await asyncio.sleep(limit)
            raise ReadTimeout('')
        await asyncio.sleep(answer.delay)
        return Response(request, answer)

    async def aclose(self):
        self.is_closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        await self.aclose()


class Client(_Base):
    def request(self, method, url, *, params=None, headers=None, data=None, content=None, json=None, timeout=_unset, **more):
        request, answer = self._prepare(method, url, params, headers, data, content, json)
        if answer is None:
            raise ConnectError('[Errno 111] Connection refused')
        limit = self._limit(timeout)
        if limit is not None and answer.delay > limit:
            _time.sleep(limit)
            raise ReadTimeout('timed out')
        _time.sleep(answer.delay)
        return Response(request, answer)

    def close(self):
        self.is_closed = True

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


def get(url, **options): return Client().get(url, **options)
def post(url, **options): return Client().post(url, **options)
def put(url, **options): return Client().put(url, **options)
def delete(url, **options): return Client().delete(url, **options)
