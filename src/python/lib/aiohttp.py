"""aiohttp's client, on the network of the run."""
import asyncio
import json as _json
from urllib.parse import urljoin as _urljoin, parse_qsl as _parse_qsl
import _network
from aiohttp.client_exceptions import (
    ClientError, ClientConnectionError, ClientOSError, ClientConnectorError, ClientConnectorDNSError, ServerConnectionError,
    ServerDisconnectedError, ServerTimeoutError, SocketTimeoutError, ConnectionTimeoutError, ClientPayloadError, InvalidURL,
    InvalidUrlClientError, NonHttpUrlClientError, ClientResponseError, ContentTypeError, TooManyRedirects, WSServerHandshakeError)
import aiohttp.http_exceptions

__version__ = '3.11.11'


class RequestInfo:
    def __init__(self, url, method, headers):
        self.url = self.real_url = url
        self.method, self.headers = method, headers

    def __repr__(self):
        return f'RequestInfo(url={self.url!r}, method={self.method!r}, headers={self.headers!r}, real_url={self.real_url!r})'


class _Key:
    def __init__(self, failure):
        self.host, self.port, self.is_ssl, self.ssl = failure.host, failure.port, failure.scheme == 'https', True

    def __repr__(self):
        return f'ConnectionKey(host={self.host!r}, port={self.port}, is_ssl={self.is_ssl}, ssl=True)'


class BasicAuth:
    def __init__(self, login, password='', encoding='latin1'):
        self.login, self.password, self.encoding = login, password, encoding

    def encode(self):
        import base64
        return 'Basic ' + base64.b64encode(f'{self.login}:{self.password}'.encode(self.encoding)).decode()


class FormData:
    def __init__(self, fields=()):
        self._fields = list(fields.items() if hasattr(fields, 'items') else fields)

    def add_field(self, name, value, **more):
        self._fields.append((name, value))

    def items(self):
        return self._fields


class ClientTimeout:
    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None):
        self.total, self.connect, self.sock_read, self.sock_connect = total, connect, sock_read, sock_connect


class _Places:
    """So many connections at a time; who comes later waits for its turn."""

    def __init__(self, limit):
        self._free, self._waiting = limit, []

    async def acquire(self, until=None):
        if self._free > 0:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout_at(until):
                await turn
        except BaseException:
            if turn in self._waiting:
                self._waiting.remove(turn)
            elif not turn.cancelled():
                self.release()
            raise

    def release(self):
        while self._waiting:
            turn = self._waiting.pop(0)
            if not turn.done():
                # The place is handed on: it never becomes free in between.
                turn.set_result(None)
                return
        self._free += 1


class TCPConnector:
    def __init__(self, *, limit=100, limit_per_host=0, ssl=True, **more):
        self.limit, self.limit_per_host, self.closed = limit, limit_per_host, False
        self._places = _Places(limit) if limit else None
        self._hosts = {}

    def _taken_for(self, url):
        # What a request waits at: the session's and its host's.
        places = [self._places] if self._places else []
        if self.limit_per_host:
            places.append(self._hosts.setdefault(URL(url).host, _Places(self.limit_per_host)))
        return places

    async def close(self):
        self.closed = True


class URL(str):
    def __repr__(self):
        return f'URL({str(self)!r})'

    def _split(self):
        return _network._urlsplit(str(self))

    scheme = property(lambda self: self._split().scheme)
    host = property(lambda self: self._split().hostname)
    port = property(lambda self: self._split().port or {'http': 80, 'https': 443}.get(self.scheme))
    path = property(lambda self: self._split().path or '/')
    query_string = property(lambda self: self._split().query)
    query = property(lambda self: dict(_parse_qsl(self.query_string, keep_blank_values=True)))
    parts = property(lambda self: tuple(['/', *self.path.strip('/').split('/')]))
    name = property(lambda self: self.path.rpartition('/')[2])

    def __truediv__(self, name):
        return URL(f'{str(self).rstrip("/")}/{name}')

    def human_repr(self):
        return str(self)


class _Stream:
    def __init__(self, body):
        self._body = body

    async def read(self, n=-1):
        found = self._body if n < 0 else self._body[:n]
        self._body = self._body[len(found):]
        return found

    async def readany(self):
        return await self.read()

    async def readline(self):
        return await self.read(self._body.find(b'\n') + 1 or -1)

    def at_eof(self):
        return not self._body

    async def iter_chunked(self, n):
        while self._body:
            yield await self.read(n)

    def iter_any(self):
        return self.iter_chunked(2 ** 16)

    async def iter_chunks(self):
        while self._body:
            yield await self.read(), True

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class ClientResponse:
    def __init__(self, method, answer, sent):
        self.method, self._answer = method, answer
        self.status, self.reason, self.headers = answer.status, answer.reason, answer.headers
        self.url = self.real_url = URL(answer.url)
        self.request_info = RequestInfo(self.url, method, sent)
        kind, _, more = answer.headers.get('Content-Type', 'application/octet-stream').partition(';')
        self.content_type, self.charset = kind, more.partition('charset=')[2] or None
        self.content_length = int(answer.headers.get('Content-Length', len(answer.body)))
        self.content = _Stream(answer.body)
        self.history = tuple(ClientResponse(method, before, sent) for before in answer.history)
        self.host, self.cookies, self.closed = self.url.host, {}, False

    @property
    def ok(self):
        return self.status < 400

    async def read(self):
        return self._answer.body

    def get_encoding(self):
        return self.charset or 'utf-8'

    async def text(self, encoding=None, errors='strict'):
        return self._answer.body.decode(encoding or self.get_encoding(), errors)

    async def json(self, *, encoding=None, loads=_json.loads, content_type='application/json'):
        if content_type is not None and self.content_type != content_type and not self.content_type.endswith('+json'):
            raise ContentTypeError(self.request_info, self.history, status=self.status, headers=self.headers,
                                   message=f'Attempt to decode JSON with unexpected mimetype: {self.headers.get("Content-Type", "")}')
        text = (await self.text(encoding)).strip()
        return loads(text) if text else None

    def raise_for_status(self):
        if not self.ok:
            raise ClientResponseError(self.request_info, self.history, status=self.status, message=self.reason, headers=self.headers)

    def close(self):
        self.closed = True

    def release(self):
        self.closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        self.release()

    def __repr__(self):
        return f'<ClientResponse({self.url}) [{self.status} {self.reason}]>\n{self.headers!r}\n'


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
    def __init__(self, base_url=None, *, connector=None, headers=None, timeout=None, raise_for_status=False, auth=None, cookies=None,
                 connector_owner=True, json_serialize=None, loop=None, **more):
        self._base, self._raise, self._auth = base_url, raise_for_status, auth
        self.headers, self.cookie_jar = _network.Headers(headers or {}), dict(cookies or {})
        self.timeout = _as_timeout(ClientTimeout(total=300) if timeout is None else timeout)
        self.connector = TCPConnector() if connector is None else connector
        self._owns, self.closed = connector_owner, False
        try:
            self._loop = asyncio.get_running_loop()
        except RuntimeError:
            self._loop = None

    def request(self, method, url, **options):
        return _Request(self._send(method.upper(), url, **options))

    def get(self, url, **options): return self.request('GET', url, **options)
    def post(self, url, **options): return self.request('POST', url, **options)
    def put(self, url, **options): return self.request('PUT', url, **options)
    def patch(self, url, **options): return self.request('PATCH', url, **options)
    def delete(self, url, **options): return self.request('DELETE', url, **options)
    def head(self, url, **options): return self.request('HEAD', url, **{'allow_redirects': False, **options})
    def options(self, url, **options): return self.request('OPTIONS', url, **options)

    async def _send(self, method, url, *, params=None, data=None, json=None, headers=None, timeout=None, raise_for_status=None, auth=None,
                    cookies=None, allow_redirects=True, **more):
        if self.closed:
            raise RuntimeError('Session is closed')
        if data is not None and json is not None:
            raise ValueError('data and json parameters can not be used at the same time')
        url = _network.with_params(_urljoin(str(self._base), str(url)) if self._base else url, params)
        if '://' not in url:
            raise InvalidUrlClientError(URL(url))
        if not url.startswith(('http://', 'https://')):
            raise NonHttpUrlClientError(URL(url))
        body, kind = _network.encode(data, json)
        auth, cookies = auth or self._auth, {**self.cookie_jar, **(cookies or {})}
        sent = _network.merge({'Accept': '*/*', 'Accept-Encoding': 'gzip, deflate', 'User-Agent': f'Python/3.11 aiohttp/{__version__}'},
                              kind and {'Content-Type': kind, 'Content-Length': len(body)}, auth and {'Authorization': auth.encode()},
                              cookies and {'Cookie': '; '.join(f'{key}={value}' for key, value in cookies.items())}, self.headers, headers)
        timeout = self.timeout if timeout is None else _as_timeout(timeout)
        response = await self._exchange(method, url, sent, body, timeout, allow_redirects)
        if self._raise if raise_for_status is None else raise_for_status:
            response.raise_for_status()
        return response

    async def _exchange(self, method, url, headers, body, timeout, follow):
        until = self._loop_time() + timeout.total if timeout.total else None
        places = self.connector._taken_for(url)
        for at, place in enumerate(places):
            try:
                await place.acquire(until)
            except BaseException:
                for taken in places[:at]:
                    taken.release()
                raise
        try:
            return ClientResponse(method, await _network.ask(method, url, headers, body, timeout.sock_read, follow, until), headers)
        except _network.Failure as failure:
            raise _error(failure) from None
        finally:
            for place in places:
                place.release()

    def _loop_time(self):
        return asyncio.get_running_loop().time()

    def ws_connect(self, url, **options):
        _network.lacks('web sockets: ClientSession.ws_connect()')

    async def close(self):
        if not self.closed and self._owns:
            await self.connector.close()
        self.closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        await self.close()

    def __enter__(self):
        raise TypeError('Use async with instead')

    def __exit__(self, *details):
        pass

    def __del__(self):
        if not getattr(self, 'closed', True) and self._loop is not None:
            self._loop.call_exception_handler({'client_session': self, 'message': 'Unclosed client session'})


def _as_timeout(timeout):
    return timeout if isinstance(timeout, ClientTimeout) else ClientTimeout(total=timeout)


def _error(failure):
    if failure.kind == 'total':
        return asyncio.TimeoutError()
    if failure.kind == 'timeout':
        return SocketTimeoutError('Timeout on reading data from socket')
    if failure.kind == 'redirects':
        return TooManyRedirects(RequestInfo(URL(failure.url), 'GET', {}), ())
    if failure.kind == 'refused':
        return ClientConnectorError(_Key(failure), OSError(111, f"Connect call failed ('127.0.0.1', {failure.port})"))
    if failure.kind == 'unknown':
        return ClientConnectorDNSError(_Key(failure), OSError(-2, 'Name or service not known'))
    return ClientConnectorError(_Key(failure), OSError(None, failure.text))


class _Single:
    """`aiohttp.request`: a session for one request."""

    def __init__(self, method, url, options):
        self._call = method, url, options

    async def __aenter__(self):
        method, url, options = self._call
        self._session = ClientSession()
        try:
            return await self._session.request(method, url, **options)
        except BaseException:
            await self._session.close()
            raise

    async def __aexit__(self, *details):
        await self._session.close()


def request(method, url, **options):
    return _Single(method, url, options)


ClientSession.__module__, ClientResponse.__module__ = 'aiohttp.client', 'aiohttp.client_reqrep'
