class Secret:
    def __init__(self):
        self.__value = 42
        self._kept = 1

    def reveal(self):
        return self.__value


class Sub(Secret):
    def __init__(self):
        super().__init__()
        self.__value = 7


s = Sub()
print(s.reveal(), s._Secret__value, s._Sub__value, sorted(vars(s)))
try:
    s.__value
except AttributeError as error:
    print(error)


class Noisy:
    def __init__(self, name):
        self.name = name
        print("made", name)

    def __del__(self):
        print("gone", self.name)


a = Noisy("a")
b = a
del a
print("one name left")
b = None
c = Noisy("c")
c = Noisy("c2")


def local():
    Noisy("local")
    kept = Noisy("kept")
    print("leaving")


local()
del c
print("end")
