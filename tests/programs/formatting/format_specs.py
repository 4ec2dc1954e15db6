for spec in ["", "5", "<5", ">5", "^5", "=5", "05", "+", " ", "-", ",", "_", "b", "o", "x", "X", "#b", "#o", "#X", "c", "e", ".1f", "%", "n"]:
    print(f"{spec:>4} [{65:{spec}}] [{-7 if spec != 'c' else 97:{spec}}]")
for spec in ["", ".0f", ".1f", ".3", "8.2f", "<8.2f", "+.1f", "e", ".2e", "E", "g", ".3g", "G", "%", ".1%", ",.2f", "08.3f", "#.0f", "_.2f"]:
    print(f"{spec:>5} [{3.14159:{spec}}] [{-1234.5:{spec}}] [{0.00001234:{spec}}]")
for spec in ["", "8", "<8", ">8", "^8", "*^8", ".2", "8.2", "s"]:
    print(f"{spec:>4} [{'text':{spec}}]")
for bad in ["d", ".2d", "q"]:
    try:
        print(format("text", bad))
    except ValueError as error:
        print(error)
try:
    format(3.5, "d")
except ValueError as error:
    print(error)
try:
    format([1], "5")
except TypeError as error:
    print(error)
