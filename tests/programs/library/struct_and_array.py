import struct
from array import array
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for fmt, vals in [('>I', (1,)), ('<HhBb', (1, -2, 3, -4)), ('!IHB', (1, 2, 3)), ('i', (5,)), ('3s', (b'abcdef',)), ('5s', (b'ab',)), ('>d', (3.14,)), ('<f', (0.1,)), ('<e', (1.5,)), ('?', (True,)), ('c', (b'x',)), ('q', (-1,)), ('Q', (2**64 - 1,)), ('bi', (1, 2)), ('2h', (1, 2)), ('10p', (b'hello',)), ('>4xI', (7,)), ('l', (9,)), ('@bq', (1, 2)), ('<bq', (1, 2)), ('ii3sx', (1, 2, b'abc'))]:
    p = struct.pack(fmt, *vals)
    print(fmt, p, struct.unpack(fmt, p), struct.calcsize(fmt))
for f in [lambda: struct.pack('>B', 256), lambda: struct.pack('<H', -1), lambda: struct.pack('H', 70000), lambda: struct.pack('i', 2**31), lambda: struct.pack('>i', 2**31), lambda: struct.pack('>I', -1), lambda: struct.pack('I', 1, 2), lambda: struct.unpack('>I', b'abc'), lambda: struct.pack('I', 'a'), lambda: struct.pack('z', 1), lambda: struct.pack('s', 'x'), lambda: struct.pack('f', 'x'), lambda: struct.unpack_from('>I', b'abcdef', 4), lambda: struct.pack('<f', 1e40), lambda: struct.pack('b', 1.5), lambda: struct.pack('q', 2**63), lambda: struct.pack('<q', 2**63), lambda: struct.pack('3', 1), lambda: struct.pack('c', 5)]:
    attempt(f)
s = struct.Struct('>HI')
print(s.size, s.format, s.pack(1, 2), s.unpack(b'\0\1\0\0\0\2'), list(s.iter_unpack(bytes(12))))
buf = bytearray(8)
struct.pack_into('>I', buf, 2, 0xDEADBEEF)
print(buf, struct.unpack_from('>I', buf, 2), struct.unpack('<e', b'\0\x3c'), struct.unpack('>f', bytes.fromhex('7f800000')), struct.pack('<e', 0.1), struct.pack('<e', 65504), struct.pack('<e', 1e-7))
header = struct.pack('!I', len(b'hello')) + b'hello'
(n,) = struct.unpack('!I', header[:4]); print(n, header[4:4 + n])
a = array('i', [1, 2, 3])
a.append(4); a.extend([5, 6]); print(a, len(a), a[0], a[-1], a[1:3], sum(a), list(a), a.typecode, a.itemsize, 3 in a)
a[0] = 10; del a[1]; a.insert(1, 99); print(a, a.index(99), a.count(4), a.pop(), a.tolist(), a.tobytes())
a.reverse(); print(a, a + array('i', [1]), a * 2, a == array('i', a.tolist()), array('d'), array('d', [1, 2.5]), array('f', [0.1]), array('u', 'héy'), array('b', b'ab'))
for f in [lambda: a.append('x'), lambda: a.append(2**31), lambda: array('z'), lambda: a[10], lambda: array('B', [256]), lambda: array('B', [-1]), lambda: a + [1], lambda: a.remove(1000), lambda: array('i', [1.5]), lambda: array('d', ['x']), lambda: array('I', [-1]), lambda: array('H', [70000]), lambda: array('h', [70000]), lambda: array('b', [200]), lambda: a.index(12345), lambda: array('i', 'abc'), lambda: array('q', [2**63])]:
    attempt(f)
b = array('H', [1, 2]); b.byteswap(); print(b); b.frombytes(b'\1\0'); print(b, sorted(b), max(b), [x * 2 for x in b], bytes(b))
