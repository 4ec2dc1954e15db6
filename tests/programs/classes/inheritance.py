class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return "..."

    def describe(self):
        return f"{type(self).__name__} {self.name} says {self.speak()}"


class Dog(Animal):
    def speak(self):
        return "Woof"


class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super().speak().lower() + f" ({self.age})"


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


for animal in [Animal("x"), Dog("Rex"), Puppy("Bit", 1)]:
    print(animal.describe())
print(D().who())
print([c.__name__ for c in D.__mro__])
print(issubclass(Puppy, Animal), isinstance(Dog("d"), (int, Puppy)), issubclass(bool, int))
print(Puppy.__bases__[0].__name__, Puppy.speak.__qualname__)
