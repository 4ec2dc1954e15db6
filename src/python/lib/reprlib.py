"""reprlib: reprs that end, where values hold themselves."""


def recursive_repr(fillvalue='...'):
    def decorate(function):
        running = set()

        def wrapper(self):
            if id(self) in running:
                return fillvalue
            running.add(id(self))
            try:
                return function(self)
            finally:
                running.discard(id(self))
        wrapper.__name__ = function.__name__
        return wrapper
    return decorate
