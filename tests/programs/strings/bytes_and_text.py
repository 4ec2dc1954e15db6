data = b"hello"
print(data, data[0], data[1:3], list(data), len(data), data.upper(), data + b"!", b"l" in data)
print(bytes([65, 66, 67]), bytes(3), bytes("é", "utf-8"), bytearray(b"ab"), b"\x00\xff\n'")
array = bytearray(b"abc")
array[0] = 90
array.append(33)
array.extend(b"xy")
print(array, bytes(array), array.decode(), data.hex(), bytes.fromhex("48 69"))
print(data.split(b"l"), b",".join([b"a", b"b"]), data.find(b"l"), data.replace(b"l", b"L"), data.startswith(b"he"))
print(int.from_bytes(b"\x01\x00", "big"), (258).to_bytes(2, "big"), (258).to_bytes(4, "little"))
for attempt in [lambda: "a" + b"b", lambda: b"\xff".decode(), lambda: "é".encode("ascii"), lambda: bytes([256])]:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print("é".encode("ascii", "replace"), b"\xffok".decode("utf-8", "ignore"), "é".encode("ascii", errors="ignore"))
