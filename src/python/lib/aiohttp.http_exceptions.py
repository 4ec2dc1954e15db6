"""What aiohttp's own reader of HTTP raises; on this network everything can be read."""


class HttpProcessingError(Exception):
    code, message, headers = 0, '', None
