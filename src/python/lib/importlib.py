"""importlib: modules by name."""


def import_module(name, package=None):
    if name.startswith('.'):
        raise TypeError("the 'package' argument is required to perform a relative import for " + repr(name))
    return __import__(name, fromlist=['*'])


def reload(module):
    return module
