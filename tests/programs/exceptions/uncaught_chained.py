class Broken(Exception):
    pass


try:
    int("x")
except ValueError as error:
    print("turning", error)
    raise Broken("wrapped") from error
