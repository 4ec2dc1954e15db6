"""platform: where a program runs."""


def python_version():
    return '3.11.7'


def python_implementation():
    return 'CPython'


def system():
    return 'Linux'


def machine():
    return 'x86_64'


def node():
    return 'localhost'


def platform():
    return 'Linux-x86_64'
