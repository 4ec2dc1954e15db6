"""urllib.request, as far as fetching goes, on the network of the run: a request blocks its thread until it is answered."""
import _network
from io import BytesIO as _BytesIO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit as _urlsplit


class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url, self.data, self.headers, self.method = url, data, {}, method
        for name, value in headers.items():
            self.add_header(name, value)

    host = property(lambda self: _urlsplit(self.full_url).netloc)
    type = property(lambda self: _urlsplit(self.full_url).scheme)

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def get_method(self):
        return self.method or ('GET' if self.data is None else 'POST')

    def get_full_url(self):
        return self.full_url


class _Headers(_network.Headers):
    def get_content_type(self):
        return self.get('Content-Type', 'text/plain').partition(';')[0]

    def get_content_charset(self, failobj=None):
        return self.get('Content-Type', '').partition('charset=')[2] or failobj


class _Response(_BytesIO):
    def __init__(self, answer):
        super().__init__(answer.body)
        self.status, self.code, self.reason, self.msg, self.url = answer.status, answer.status, answer.reason, answer.reason, answer.url
        self.headers = _Headers(answer.headers)

    def getcode(self): return self.status
    def geturl(self): return self.url
    def info(self): return self.headers
    def getheader(self, name, default=None): return self.headers.get(name, default)
    def getheaders(self): return list(self.headers.items())


def urlopen(url, data=None, timeout=None, *, cafile=None, capath=None, cadefault=False, context=None):
    request = url if isinstance(url, Request) else Request(url, data)
    data = request.data if data is None else data
    scheme = _urlsplit(request.full_url).scheme
    if not scheme:
        raise ValueError(f'unknown url type: {request.full_url!r}')
    if scheme not in ('http', 'https'):
        raise URLError(f'unknown url type: {scheme}')
    method = request.method or ('GET' if data is None else 'POST')
    kind = {} if data is None else {'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': len(data)}
    sent = _network.merge({'Accept-Encoding': 'identity', 'User-Agent': 'Python-urllib/3.11', 'Connection': 'close'}, kind, request.headers)
    try:
        answer = _network.ask_blocking(method, request.full_url, sent, data or b'', timeout)
    except _network.Failure as failure:
        if failure.kind == 'timeout':
            raise TimeoutError('The read operation timed out') from None
        if failure.kind == 'refused':
            raise URLError(ConnectionRefusedError(111, 'Connection refused')) from None
        raise URLError(OSError(-2, 'Name or service not known') if failure.kind == 'unknown' else failure.text or failure.kind) from None
    response = _Response(answer)
    if not 200 <= answer.status < 300:
        raise HTTPError(request.full_url, answer.status, answer.reason, response.headers, response)
    return response


def urlretrieve(url, filename=None, reporthook=None, data=None):
    response = urlopen(url, data)
    filename = filename or '/tmp/' + (_urlsplit(url).path.rpartition('/')[2] or 'index.html')
    with open(filename, 'wb') as file:
        file.write(response.read())
    return filename, response.headers
