z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate(), -z, z * 1j, z / (1 - 1j), z ** 2)
print(complex(1, 2), complex("1+2j"), complex(5), 1j * 1j == -1, z == complex(3, 4), bool(0j), repr(1.5 - 0.5j))
try:
    z < 1
except TypeError as error:
    print(error)
