"""aiohttp's client, on the simulated network."""
import asyncio
import json as _json
from urllib.parse import urlencode as _urlencode, urljoin as _urljoin
import _network

__version__ = '3.9.1'


class ClientError(Exception):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    pass


class ServerTimeoutError(ClientConnectionError, asyncio.TimeoutError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    pass


class ClientResponseError(ClientError):
    def __init__(self, request_info, history, *, status=0, message='', headers=None):
        self.request_info, self.history, self.status, self.message, self.headers = request_info, history, status, message, headers
        super().__init__(request_info, history)

    def __str__(self):
        return f'{self.status}, message={self.message!r}, url={self.request_info!r}'


class ContentTypeError(ClientResponseError):
    pass


class ClientTimeout:
    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None):
        self.total, self.connect, self.sock_read, self.sock_connect = total, connect, sock_read, sock_connect


class TCPConnector:
    def __init__(self, *, limit=100, limit_per_host=0, ssl=True, **more):
        self.limit = limit
        self._places = asyncio.Semaphore(limit) if limit else None

    async def close(self):
        pass


class URL(str):
    def __repr__(self):
        return f'URL({str(self)!r})'

    host = property(lambda self: _network._urlsplit(str(self)).hostname)
    path = property(lambda self: _network._urlsplit(str(self)).path)


class _Headers(dict):
    def __init__(self, items):
        super().__init__(items)
        self._lower = {key.lower(): value for key, value in items.items()}

    def __getitem__(self, key):
        return self._lower[key.lower()]

    def get(self, key, default=None):
        return self._lower.get(key.lower(), default)

    def __contains__(self, key):
        return key.lower() in self._lower


class _Stream:
    def __init__(self, body):
        self._body = body

    async def read(self, n=-1):
        found = self._body if n < 0 else self._body[:n]
        self._body = self._body[len(found):]
        return found

    async def iter_chunked(self, n):
        while self._body:
            yield await self.read(n)


class ClientResponse:
    def __init__(self, method, answer):
        self.method, self._answer = method, answer
        self.status, self.reason, self.headers = answer.status, answer.reason, _Headers(answer.headers)
        self.url = self.real_url = self.request_info = URL(answer.url)
        self.content_type = answer.headers['Content-Type'].partition(';')[0]
        self.content = _Stream(answer.body)
        self.history, self.closed = (), False

    @property
    def ok(self):
        return self.status < 400

    async def read(self):
        return self._answer.body

    async def text(self, encoding=None, errors='strict'):
        return self._answer.body.decode(encoding or 'utf-8', errors)

    async def json(self, *, encoding=None, loads=_json.loads, content_type='application/json'):
        if content_type is not None and self.content_type != content_type:
            raise ContentTypeError(self.request_info, (), status=self.status,
                                   message=f'Attempt to decode JSON with unexpected mimetype: {self.headers["Content-Type"]}')
        return loads((await self.text()).strip() or 'null')

    def raise_for_status(self):
        if not self.ok:
            raise ClientResponseError(self.request_info, (), status=self.status, message=self.reason, headers=self.headers)

    def close(self):
        self.closed = True

    def release(self):
        self.closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        self.release()

    def __repr__(self):
        return f'<ClientResponse({self.url}) [{self.status} {self.reason}]>'


class _Request:
    """To be awaited, or entered with `async with`."""

    def __init__(self, coroutine):
        self._coroutine = coroutine

    def __await__(self):
        return self._coroutine.__await__()

    async def __aenter__(self):
        self._response = await self._coroutine
        return self._response

    async def __aexit__(self, *details):
        self._response.release()


class ClientSession:
    def __init__(self, base_url=None, *, connector=None, headers=None, timeout=None, raise_for_status=False, **more):
        self._base, self._headers, self._raise = base_url, dict(headers or {}), raise_for_status
        self._timeout = ClientTimeout(total=300) if timeout is None else timeout
        self.connector = TCPConnector() if connector is None else connector
        self.closed = False

    def request(self, method, url, **options):
        return _Request(self._send(method, url, **options))

    def get(self, url, **options): return self.request('GET', url, **options)
    def post(self, url, **options): return self.request('POST', url, **options)
    def put(self, url, **options): return self.request('PUT', url, **options)
    def patch(self, url, **options): return self.request('PATCH', url, **options)
    def delete(self, url, **options): return self.request('DELETE', url, **options)
    def head(self, url, **options): return self.request('HEAD', url, **options)
    def options(self, url, **options): return self.request('OPTIONS', url, **options)

    async def _send(self, method, url, *, params=None, data=None, json=None, headers=None, timeout=None, raise_for_status=None, **more):
        if self.closed:
            raise RuntimeError('Session is closed')
        url = _urljoin(self._base, url) if self._base else str(url)
        if not url.startswith(('http://', 'https://')):
            raise InvalidURL(url)
        timeout = self._timeout if timeout is None else timeout
        total = timeout.total if isinstance(timeout, ClientTimeout) else timeout
        body = _body(data, json)
        try:
            async with asyncio.timeout(total):
                response = await self._exchange(method, url, params, {**self._headers, **(headers or {})}, body)
        except TimeoutError:
            raise asyncio.TimeoutError() from None
        if self._raise if raise_for_status is None else raise_for_status:
            response.raise_for_status()
        return response

    async def _exchange(self, method, url, params, headers, body):
        places = self.connector._places
        if places is not None:
            await places.acquire()
        try:
            answer = _network.ask(method, url, params, headers, body)
            if answer is None:
                await asyncio.sleep(0.01)
                parts = _network._urlsplit(url)
                port = parts.port or (443 if parts.scheme == 'https' else 80)
                raise ClientConnectorError(111, f'Cannot connect to host {parts.hostname}:{port} ssl:default [Connect call failed]')
            await asyncio.sleep(answer.delay)
            return ClientResponse(method, answer)
        finally:
            if places is not None:
                places.release()

    async def close(self):
        self.closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        await self.close()

    def __enter__(self):
        raise TypeError('Use async with instead')


def _body(data, json):
    if json is not None:
        return _json.dumps(json).encode()
    if data is None:
        return b''
    if isinstance(data, str):
        return data.encode()
    return data if isinstance(data, bytes) else _urlencode(data).encode()


def request(method, url, **options):
    return ClientSession().request(method, url, **options)
