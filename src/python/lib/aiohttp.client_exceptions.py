"""The exceptions of aiohttp's client."""
import asyncio


class ClientError(Exception):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    def __init__(self, connection_key, os_error):
        self._key, self.os_error = connection_key, os_error
        super().__init__(os_error.errno, os_error.strerror)
        self.args = connection_key, os_error

    host = property(lambda self: self._key.host)
    port = property(lambda self: self._key.port)
    ssl = property(lambda self: self._key.ssl)

    def __str__(self):
        return f'Cannot connect to host {self.host}:{self.port} ssl:default [{self.strerror}]'


class ClientConnectorDNSError(ClientConnectorError):
    pass


class ServerConnectionError(ClientConnectionError):
    pass


class ServerDisconnectedError(ServerConnectionError):
    def __init__(self, message=None):
        self.message = 'Server disconnected' if message is None else message
        super().__init__(self.message)


class ServerTimeoutError(ServerConnectionError, asyncio.TimeoutError):
    pass


class SocketTimeoutError(ServerTimeoutError):
    pass


class ConnectionTimeoutError(ServerTimeoutError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    url = property(lambda self: self.args[0])


class InvalidUrlClientError(InvalidURL):
    pass


class NonHttpUrlClientError(InvalidUrlClientError):
    pass


class ClientResponseError(ClientError):
    def __init__(self, request_info, history, *, status=0, message='', headers=None):
        self.request_info, self.history, self.status, self.message, self.headers = request_info, history, status, message, headers
        super().__init__(request_info, history)

    def __str__(self):
        return f'{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}'

    def __repr__(self):
        more = f', status={self.status!r}' * (self.status != 0) + f', message={self.message!r}' * (self.message != '')
        return f'{type(self).__name__}({self.request_info!r}, {self.history!r}{more})'


class ContentTypeError(ClientResponseError):
    pass


class TooManyRedirects(ClientResponseError):
    pass


class WSServerHandshakeError(ClientResponseError):
    pass
