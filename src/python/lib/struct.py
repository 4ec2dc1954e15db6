"""struct: numbers as bytes, and back."""
import re as _re
from _struct import float_bits as _float_bits, bits_float as _bits_float


class error(Exception):
    pass


error.__module__ = 'struct'
_PLAIN = {'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8, 'e': 2, 'f': 4, 'd': 8, 's': 1, 'p': 1, 'x': 1}
_NATIVE = {**_PLAIN, 'l': 8, 'L': 8, 'n': 8, 'N': 8, 'P': 8}
_TOO_LARGE = {'h': 'short format requires -32768 <= number <= 32767', 'H': 'ushort format requires 0 <= number <= 65535',
              'b': 'byte format requires -128 <= number <= 127', 'B': 'ubyte format requires 0 <= number <= 255'}


class Struct:
    def __init__(self, format):
        format = format.decode() if isinstance(format, bytes) else format
        self.format = format
        order, rest = (format[0], format[1:]) if format[:1] in tuple('@=<>!') else ('@', format)
        self._order = 'big' if order in '>!' else 'little'
        self._native = order == '@'
        sizes, self._items, self.size = _NATIVE if self._native else _PLAIN, [], 0
        for count, kind in _re.findall(r'(\d*)(\S)|\s+', rest):
            if not kind:
                continue
            if kind.isdigit():
                raise error('repeat count given without format specifier')
            if kind not in sizes:
                raise error('bad char in struct format')
            count, size = int(count or 1), sizes[kind]
            if self._native and kind not in 'spx':
                gap = -self.size % size
                if gap:
                    self._items.append((gap, 'x', 1))
                    self.size += gap
            self._items.append((count, kind, size))
            self.size += count * size
        self._count = sum(1 if kind in 'sp' else 0 if kind == 'x' else count for count, kind, _ in self._items)

    def pack(self, *values):
        if len(values) != self._count:
            raise error(f'pack expected {self._count} items for packing (got {len(values)})')
        out, values = bytearray(), iter(values)
        for count, kind, size in self._items:
            if kind == 'x':
                out += bytes(count)
            elif kind in 'sp':
                out += self._text(next(values), count, kind)
            else:
                for _ in range(count):
                    out += self._packed(next(values), kind, size)
        return bytes(out)

    def _text(self, value, count, kind):
        if not isinstance(value, (bytes, bytearray)):
            raise error(f"argument for '{kind}' must be a bytes object")
        value = bytes(value)
        if kind == 'p' and count:
            value = value[:min(count - 1, 255)]
            value = bytes([len(value)]) + value
        return value[:count] + bytes(count - len(value[:count]))

    def _packed(self, value, kind, size):
        if kind == 'c':
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise error('char format requires a bytes object of length 1')
            return value
        if kind == '?':
            return bytes([bool(value)])
        if kind in 'efd':
            if not hasattr(value, '__float__') and not hasattr(value, '__index__'):
                raise error('required argument is not a float')
            bits = _float_bits(float(value), size)
            if bits is None:
                raise OverflowError(f'float too large to pack with {kind} format')
            return bits.to_bytes(size, self._order)
        if not hasattr(value, '__index__'):
            raise error('required argument is not an integer')
        number, signed = value.__index__(), kind in 'bhilqn'
        low, high = (-(1 << 8 * size - 1), (1 << 8 * size - 1) - 1) if signed else (0, (1 << 8 * size) - 1)
        if low <= number <= high:
            return number.to_bytes(size, self._order, signed=signed)
        # Where the order is the machine's own, CPython packs as it does natively.
        if kind in _TOO_LARGE and (kind in 'bB' or self._order == 'little'):
            raise error(_TOO_LARGE[kind])
        if size == 8 and self._order == 'big':
            raise error('int too large to convert')
        if size == 8 or number < 0 and not signed:
            raise error('argument out of range')
        raise error(f"'{kind}' format requires {low} <= number <= {high}")

    def unpack(self, buffer):
        if len(buffer) != self.size:
            raise error(f'unpack requires a buffer of {self.size} bytes')
        return self.unpack_from(buffer)

    def unpack_from(self, buffer, offset=0):
        data, given = bytes(buffer), offset
        if offset < 0:
            if offset + len(data) < 0:
                raise error(f'offset {offset} out of range for {len(data)}-byte buffer')
            offset += len(data)
        if len(data) - offset < self.size:
            raise error(f'unpack_from requires a buffer of at least {self.size + offset} bytes for unpacking {self.size} bytes '
                        f'at offset {offset} (actual buffer size is {len(data)})')
        found = []
        for count, kind, size in self._items:
            if kind in 'spx':
                piece = data[offset:offset + count]
                if kind != 'x':
                    found.append(piece if kind == 's' else piece[1:1 + piece[0]] if piece else b'')
                offset += count
                continue
            for _ in range(count):
                found.append(self._unpacked(data[offset:offset + size], kind, size))
                offset += size
        return tuple(found)

    def _unpacked(self, piece, kind, size):
        if kind == 'c':
            return piece
        if kind == '?':
            return piece != b'\0'
        number = int.from_bytes(piece, self._order, signed=kind in 'bhilqn')
        return _bits_float(number, size) if kind in 'efd' else number

    def pack_into(self, buffer, offset, *values):
        packed = self.pack(*values)
        at = offset + len(buffer) if offset < 0 else offset
        if at < 0 or len(buffer) - at < len(packed):
            raise error(f'pack_into requires a buffer of at least {self.size + at} bytes for packing {self.size} bytes '
                        f'at offset {at} (actual buffer size is {len(buffer)})')
        buffer[at:at + len(packed)] = packed

    def iter_unpack(self, buffer):
        if not self.size:
            raise error('cannot iteratively unpack with a struct of length 0')
        if len(buffer) % self.size:
            raise error(f'iterative unpacking requires a buffer of a multiple of {self.size} bytes')
        return (self.unpack_from(buffer, at) for at in range(0, len(buffer), self.size))


def calcsize(format, /): return Struct(format).size
def pack(format, /, *values): return Struct(format).pack(*values)
def unpack(format, buffer, /): return Struct(format).unpack(buffer)
def unpack_from(format, /, buffer, offset=0): return Struct(format).unpack_from(buffer, offset)
def pack_into(format, buffer, offset, /, *values): return Struct(format).pack_into(buffer, offset, *values)
def iter_unpack(format, buffer, /): return Struct(format).iter_unpack(buffer)
