"""base64: bytes as text."""
_letters = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'


def _bytes(s):
    if isinstance(s, str):
        return s.encode('ascii')
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    raise TypeError(f"a bytes-like object is required, not {type(s).__name__!r}")


def b64encode(s, altchars=None):
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    letters = _letters if altchars is None else _letters[:62] + altchars
    out = bytearray()
    for i in range(0, len(s), 3):
        chunk = s[i:i + 3]
        number = int.from_bytes(chunk + bytes(3 - len(chunk)), 'big')
        for shift in (18, 12, 6, 0)[:len(chunk) + 1]:
            out.append(letters[number >> shift & 63])
        out += b'=' * (3 - len(chunk))
    return bytes(out)


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    letters = _letters if altchars is None else _letters[:62] + _bytes(altchars)
    values = {letter: value for value, letter in enumerate(letters)}
    digits = [values[c] for c in s if c in values]
    if validate and len(digits) + s.count(b'=') != len(s):
        raise ValueError('Only base64 data is allowed')
    if len(digits) % 4 == 1:
        raise ValueError(f'Invalid base64-encoded string: number of data characters ({len(digits)}) cannot be 1 more than a multiple of 4')
    if len(digits) % 4 and len(digits) % 4 + s.count(b'=') < 4:
        raise ValueError('Incorrect padding')
    out = bytearray()
    for i in range(0, len(digits), 4):
        chunk = digits[i:i + 4]
        number = 0
        for digit in chunk + [0] * (4 - len(chunk)):
            number = number << 6 | digit
        out += number.to_bytes(3, 'big')[:len(chunk) - 1]
    return bytes(out)


standard_b64encode, standard_b64decode = b64encode, b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(s, b'-_')


def b16encode(s):
    return s.hex().upper().encode()


def b16decode(s, casefold=False):
    return bytes.fromhex(_bytes(s).decode())
