"""array: lists of numbers of one kind."""
import struct as _struct

typecodes = 'bBuhHiIlLqQfd'
_LIMITS = {'b': 'signed char', 'B': 'unsigned byte integer', 'h': 'signed short integer', 'H': 'unsigned short', 'i': 'signed integer'}


class array:
    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f'array() argument 1 must be a unicode character, not {type(typecode).__name__}')
        if typecode not in typecodes:
            raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
        self.typecode, self.itemsize = typecode, 4 if typecode == 'u' else _struct.calcsize(typecode)
        self._items = []
        if isinstance(initializer, str) and typecode != 'u':
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _checked(self, value):
        code = self.typecode
        if code == 'u':
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError('array item must be a unicode character, not ' + type(value).__name__)
            return value
        if code in 'fd':
            if not isinstance(value, (int, float)) and not hasattr(value, '__float__'):
                raise TypeError(f'must be real number, not {type(value).__name__}')
            return _struct.unpack(code, _struct.pack(code, value))[0] if code == 'f' else float(value)
        if not hasattr(value, '__index__'):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        value, bits = value.__index__(), 8 * self.itemsize
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if code in 'bhilq' else (0, (1 << bits) - 1)
        if low <= value <= high:
            return value
        side = 'greater than maximum' if value > high else 'less than minimum'
        if code in _LIMITS:
            raise OverflowError(f'{_LIMITS[code]} is {side}')
        if code in 'lq':
            raise OverflowError('Python int too large to convert to C long' if code == 'l' else 'int too big to convert')
        raise OverflowError("can't convert negative value to unsigned int" if value < 0 else f'unsigned int is {side}')

    def _made(self, items):
        new = type(self)(self.typecode)
        new._items = items
        return new

    def append(self, v, /): self._items.append(self._checked(v))
    def insert(self, i, v, /): self._items.insert(i, self._checked(v))
    def fromlist(self, list, /): self._items += [self._checked(item) for item in list]
    def tolist(self): return list(self._items)
    def count(self, v, /): return self._items.count(v)
    def reverse(self): self._items.reverse()
    def buffer_info(self): return id(self._items), len(self._items)

    def extend(self, bb, /):
        if isinstance(bb, array):
            if bb.typecode != self.typecode:
                raise TypeError('can only extend with array of same kind')
            self._items += bb._items
        else:
            for item in bb:
                self.append(item)

    def index(self, v, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(v, start, stop)
        except ValueError:
            raise ValueError('array.index(x): x not in array') from None

    def remove(self, v, /):
        if v not in self._items:
            raise ValueError('array.remove(x): x not in array')
        self._items.remove(v)

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError('pop from empty array')
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError('pop index out of range') from None

    def tobytes(self):
        if self.typecode == 'u':
            return ''.join(self._items).encode('utf-32-le')
        return _struct.pack(f'{len(self._items)}{self.typecode}', *self._items)

    __bytes__ = tobytes

    def frombytes(self, buffer, /):
        count, rest = divmod(len(buffer), self.itemsize)
        if rest:
            raise ValueError('bytes length not a multiple of item size')
        self._items += bytes(buffer).decode('utf-32-le') if self.typecode == 'u' else _struct.unpack(f'{count}{self.typecode}', bytes(buffer))

    def byteswap(self):
        if self.typecode != 'u':
            count = f'{len(self._items)}{self.typecode}'
            size = self.itemsize
            data = self.tobytes()
            swapped = b''.join(data[at:at + size][::-1] for at in range(0, len(data), size))
            self._items = list(_struct.unpack(count, swapped))

    def tounicode(self):
        if self.typecode != 'u':
            raise ValueError("tounicode() may only be called on unicode type arrays ('u')")
        return ''.join(self._items)

    def fromunicode(self, text, /): self.extend(text)

    def __len__(self): return len(self._items)
    def __iter__(self): return iter(self._items)
    def __contains__(self, value): return value in self._items

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._made(self._items[index])
        try:
            return self._items[index]
        except IndexError:
            raise IndexError('array index out of range') from None
        except TypeError:
            raise TypeError('array indices must be integers') from None

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            if value.typecode != self.typecode:
                raise TypeError('bad argument type for built-in operation')
            self._items[index] = value._items
            return
        value = self._checked(value)
        try:
            self._items[index] = value
        except IndexError:
            raise IndexError('array assignment index out of range') from None

    def __delitem__(self, index):
        try:
            del self._items[index]
        except IndexError:
            raise IndexError('array assignment index out of range') from None

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other.typecode != self.typecode:
            raise TypeError('bad argument type for built-in operation')
        return self._made(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count): return self._made(self._items * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        self._items *= count
        return self

    def __copy__(self): return self._made(list(self._items))
    def __deepcopy__(self, memo): return self.__copy__()
    def __eq__(self, other): return self._items == other._items if isinstance(other, array) else NotImplemented
    def __lt__(self, other): return self._items < other._items if isinstance(other, array) else NotImplemented
    def __le__(self, other): return self._items <= other._items if isinstance(other, array) else NotImplemented
    def __gt__(self, other): return self._items > other._items if isinstance(other, array) else NotImplemented
    def __ge__(self, other): return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        return f"array('{self.typecode}', {''.join(self._items)!r})" if self.typecode == 'u' else f"array('{self.typecode}', {self._items!r})"


ArrayType = array
