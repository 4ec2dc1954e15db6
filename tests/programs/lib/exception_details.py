import asyncio
import sys

e = ValueError('a', 1)
print(e, repr(e), e.args, str(ValueError()), repr(ValueError()), str(KeyError('k')), str(KeyError('a', 'b')), repr(OSError(2, 'No such file')), str(OSError(2, 'x')), OSError(2, 'x').errno)
print(type(OSError(2, 'm', 'f')).__name__, OSError(2, 'm', 'f'), OSError(2, 'm', 'f').filename, OSError('just text'), OSError('just text').errno, type(OSError(111, 'r')).__name__)
print(FileNotFoundError(2, 'No such', 'a.txt'), ConnectionError('x'), TimeoutError(), repr(TimeoutError()), StopIteration(5).value, SystemExit(3).code, SystemExit().code)
e.add_note('note 1')
e.add_note('note 2')
print(e.__notes__)
try:
    e.add_note(3)
except TypeError as error:
    print(error)
try:
    try:
        1 / 0
    except ZeroDivisionError as inner:
        raise KeyError('outer') from inner
except KeyError as outer:
    print(repr(outer.__cause__), repr(outer.__context__), outer.__suppress_context__, outer.__traceback__ is not None)
try:
    try:
        int('x')
    except ValueError:
        [][1]
except IndexError as error:
    print(error, '|', error.__context__, '|', error.__cause__, error.__suppress_context__)
error = ValueError('v')
error.__cause__ = TypeError('t')
print(repr(error.__cause__), error.__suppress_context__)
try:
    error.__cause__ = 3
except TypeError as problem:
    print(problem)


class AppError(Exception):
    def __init__(self, code, message='default'):
        super().__init__(message)
        self.code = code


class Plain(Exception):
    pass


class Custom(Exception):
    def __str__(self):
        return 'custom text'


a = AppError(404)
print(a, a.code, a.args, repr(a), repr(Plain('x')), Plain(1, 2), str(Custom()), repr(Custom(3)), isinstance(a, Exception), issubclass(KeyError, LookupError))
try:
    ValueError(x=1)
except TypeError as problem:
    print(problem)
g = ExceptionGroup('several', [ValueError('a'), TypeError('b'), ExceptionGroup('inner', [ValueError('c'), OSError('d')])])
print(g, repr(g), g.message, g.exceptions, len(g.exceptions))
match, rest = g.split(ValueError)
print(repr(match), repr(rest))
print(repr(g.subgroup(lambda e: isinstance(e, OSError))), g.subgroup(KeyError), g.derive([KeyError(1)]))
print(type(BaseExceptionGroup('b', [ValueError()])).__name__, type(BaseExceptionGroup('b', [KeyboardInterrupt()])).__name__, str(ExceptionGroup('one', [ValueError()])))
for bad in (lambda: ExceptionGroup('x', []), lambda: ExceptionGroup('x', [3]), lambda: ExceptionGroup(3, [ValueError()]), lambda: ExceptionGroup('x', [KeyboardInterrupt()]), lambda: ExceptionGroup('x')):
    try:
        bad()
    except (ValueError, TypeError) as problem:
        print(type(problem).__name__, problem)
try:
    raise g
except* ValueError as group:
    print('values', group.exceptions)
except* TypeError as group:
    print('types', group.exceptions)
except* OSError as group:
    print('os', repr(group))
try:
    undefined_name
except NameError as problem:
    print(problem, problem.name)
try:
    (3).nothing
except AttributeError as problem:
    print(problem, problem.name, problem.obj)
try:
    import not_there
except ModuleNotFoundError as problem:
    print(problem, problem.name)
try:
    b'\xff'.decode()
except UnicodeDecodeError as problem:
    print(problem, problem.start, problem.end, problem.encoding, problem.reason)
try:
    'é'.encode('ascii')
except UnicodeEncodeError as problem:
    print(problem)
try:
    eval('1 +')
except SyntaxError as problem:
    print(type(problem).__name__, problem.lineno, problem.filename)


def failing():
    raise RuntimeError('boom')


try:
    failing()
except RuntimeError:
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value, tb is not None, sys.exception() is value)
print(sys.exc_info())
try:
    raise ValueError
except ValueError as problem:
    print(repr(problem), problem.with_traceback(None) is problem)
try:
    raise 3
except TypeError as problem:
    print(problem)
try:
    assert 1 == 2, 'math'
except AssertionError as problem:
    print(repr(problem))
print(asyncio.CancelledError.__mro__[1].__name__, issubclass(asyncio.TimeoutError, TimeoutError), asyncio.CancelledError('m'), repr(asyncio.CancelledError()))
for kind in (LookupError, ArithmeticError, EOFError, NotImplementedError, RecursionError, UnicodeError, Warning, GeneratorExit):
    print(kind.__name__, [base.__name__ for base in kind.__mro__])
