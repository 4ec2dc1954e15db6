"""secrets: random values; here from the run's own seed, so nothing is secret."""
from random import SystemRandom

_random = SystemRandom()
randbits, choice = _random.getrandbits, _random.choice


def randbelow(n):
    if n <= 0:
        raise ValueError('Upper bound must be positive.')
    return _random._randbelow(n)


def token_bytes(nbytes=None):
    return _random.randbytes(32 if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    from base64 import urlsafe_b64encode
    return urlsafe_b64encode(token_bytes(nbytes)).rstrip(b'=').decode()


def compare_digest(a, b):
    return a == b
