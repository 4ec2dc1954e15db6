class Temperature:
    scale = "C"

    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._celsius = value

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @classmethod
    def from_fahrenheit(cls, value):
        return cls((value - 32) * 5 / 9)

    @staticmethod
    def freezing(celsius):
        return celsius <= 0


t = Temperature(100)
print(t.celsius, t.fahrenheit)
t.celsius = 0
print(t.fahrenheit, Temperature.freezing(t.celsius), t.freezing(5))
print(Temperature.from_fahrenheit(212).celsius)
try:
    t.celsius = -300
except ValueError as error:
    print(error)
try:
    t.fahrenheit = 1
except AttributeError as error:
    print(error)


class Kelvin(Temperature):
    @property
    def celsius(self):
        return super().celsius + 0.5

    @celsius.setter
    def celsius(self, value):
        self._celsius = value


print(Kelvin(1).celsius, type(Kelvin.from_fahrenheit(32)).__name__)
