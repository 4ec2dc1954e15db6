"""requests, on the simulated network: every request blocks its thread until it is answered."""
import json as _json
import time as _time
from datetime import timedelta as _timedelta
from urllib.parse import urlencode as _urlencode
import _network

__version__ = '2.31.0'


class RequestException(IOError):
    def __init__(self, *args, response=None, request=None):
        self.response, self.request = response, request
        super().__init__(*args)


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class MissingSchema(RequestException, ValueError):
    pass


class InvalidURL(RequestException, ValueError):
    pass


class JSONDecodeError(RequestException, _json.JSONDecodeError):
    def __init__(self, *args):
        _json.JSONDecodeError.__init__(self, *args)


class exceptions:
    RequestException, HTTPError, ConnectionError, Timeout = RequestException, HTTPError, ConnectionError, Timeout
    ConnectTimeout, ReadTimeout, MissingSchema, InvalidURL, JSONDecodeError = ConnectTimeout, ReadTimeout, MissingSchema, InvalidURL, JSONDecodeError


class codes:
    ok = 200
    created = 201
    not_found = 404


class _Headers(dict):
    def __getitem__(self, key):
        return next((value for known, value in self.items() if known.lower() == key.lower()), None) or super().__getitem__(key)

    def get(self, key, default=None):
        return next((value for known, value in self.items() if known.lower() == key.lower()), default)


class Response:
    def __init__(self, answer, elapsed):
        self.status_code, self.reason, self.url = answer.status, answer.reason, answer.url
        self.headers, self.content = _Headers(answer.headers), answer.body
        self.elapsed, self.encoding, self.history = _timedelta(seconds=elapsed), 'utf-8', []

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def text(self):
        return self.content.decode()

    def json(self, **options):
        try:
            return _json.loads(self.text, **options)
        except _json.JSONDecodeError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos) from None

    def raise_for_status(self):
        if not self.ok:
            side = 'Client' if self.status_code < 500 else 'Server'
            raise HTTPError(f'{self.status_code} {side} Error: {self.reason} for url: {self.url}', response=self)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        for i in range(0, len(self.content), chunk_size):
            yield self.content[i:i + chunk_size]

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *details):
        pass

    def __bool__(self):
        return self.ok

    def __repr__(self):
        return f'<Response [{self.status_code}]>'


def request(method, url, *, params=None, data=None, json=None, headers=None, timeout=None, **more):
    if not url.startswith(('http://', 'https://')):
        raise MissingSchema(f'Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?')
    body = b''
    if json is not None:
        body = _json.dumps(json).encode()
    elif data is not None:
        body = data if isinstance(data, bytes) else (data if isinstance(data, str) else _urlencode(data)).encode()
    answer = _network.ask(method, url, params, headers, body)
    parts = _network._urlsplit(url)
    port = parts.port or (443 if parts.scheme == 'https' else 80)
    if answer is None:
        raise ConnectionError(f'{parts.scheme.upper()}ConnectionPool(host={parts.hostname!r}, port={port}): Max retries exceeded with url: {parts.path or "/"}')
    limit = timeout[1] if isinstance(timeout, tuple) else timeout
    if limit is not None and answer.delay > limit:
        _time.sleep(limit)
        raise ReadTimeout(f'{parts.scheme.upper()}ConnectionPool(host={parts.hostname!r}, port={port}): Read timed out. (read timeout={limit})')
    _time.sleep(answer.delay)
    return Response(answer, answer.delay)


def get(url, params=None, **options): return request('GET', url, params=params, **options)
def post(url, data=None, json=None, **options): return request('POST', url, data=data, json=json, **options)
def put(url, data=None, **options): return request('PUT', url, data=data, **options)
def patch(url, data=None, **options): return request('PATCH', url, data=data, **options)
def delete(url, **options): return request('DELETE', url, **options)
def head(url, **options): return request('HEAD', url, **options)


class Session:
    def __init__(self):
        self.headers, self.params = {}, {}

    def request(self, method, url, *, params=None, headers=None, **options):
        return request(method, url, params={**self.params, **(params or {})}, headers={**self.headers, **(headers or {})}, **options)

    def get(self, url, **options): return self.request('GET', url, **options)
    def post(self, url, data=None, json=None, **options): return self.request('POST', url, data=data, json=json, **options)
    def put(self, url, **options): return self.request('PUT', url, **options)
    def patch(self, url, **options): return self.request('PATCH', url, **options)
    def delete(self, url, **options): return self.request('DELETE', url, **options)
    def head(self, url, **options): return self.request('HEAD', url, **options)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


session = Session
