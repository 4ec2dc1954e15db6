"""uuid: identifiers of 128 bits; random ones come from the run's own seed."""
from _hashlib import digest as _digest
from _random import Random as _Random

_random = _Random()


class UUID:
    __slots__ = ('int',)

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None):
        if [hex, bytes, int].count(None) != 2:
            raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
        if hex is not None:
            hex = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
            if len(hex) != 32:
                raise ValueError('badly formed hexadecimal UUID string')
            int = _int(hex, 16)
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError('bytes is not a 16-char string')
            int = _int.from_bytes(bytes, 'big')
        if not 0 <= int < 1 << 128:
            raise ValueError('int is out of range (need a 128-bit value)')
        if version is not None:
            int = int & ~(0xc000 << 48) | 0x8000 << 48
            int = int & ~(0xf000 << 64) | version << 76
        object.__setattr__(self, 'int', int)

    def __setattr__(self, name, value):
        raise TypeError('UUID objects are immutable')

    hex = property(lambda self: f'{self.int:032x}')
    bytes = property(lambda self: self.int.to_bytes(16, 'big'))
    version = property(lambda self: self.int >> 76 & 0xf)
    urn = property(lambda self: 'urn:uuid:' + str(self))
    time_low = property(lambda self: self.int >> 96)
    node = property(lambda self: self.int & 0xffffffffffff)

    def __str__(self):
        h = self.hex
        return f'{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}'

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __int__(self):
        return self.int

    def __hash__(self):
        return hash(self.int)

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented


_int = int


def uuid4():
    return UUID(int=_random.getrandbits(128), version=4)


uuid1 = lambda node=None, clock_seq=None: UUID(int=_random.getrandbits(128), version=1)


def uuid3(namespace, name):
    return UUID(bytes=_digest('md5', namespace.bytes + name.encode())[:16], version=3)


def uuid5(namespace, name):
    return UUID(bytes=_digest('sha1', namespace.bytes + name.encode())[:16], version=5)


NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')
