"""The adapters of requests: what they set about connections changes nothing on this network."""


class HTTPAdapter:
    def __init__(self, pool_connections=10, pool_maxsize=10, max_retries=0, pool_block=False):
        self.max_retries = max_retries

    def close(self):
        pass
