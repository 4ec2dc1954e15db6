import asyncio
import contextlib
import io
import sys
from contextlib import (AsyncExitStack, ContextDecorator, ExitStack, aclosing, asynccontextmanager, closing, contextmanager, nullcontext,
                        redirect_stdout, suppress)


@contextmanager
def tag(name):
    print('<', name)
    try:
        yield name.upper()
    except ValueError as error:
        print('caught', error)
    finally:
        print('>', name)


with tag('a') as a, tag('b') as b:
    print(a, b)
with tag('c'):
    raise ValueError('inside')
try:
    with tag('d'):
        raise KeyError('through')
except KeyError as error:
    print('outside', error)


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for manager in (never, twice):
    try:
        with manager():
            pass
    except RuntimeError as error:
        print(error)


@contextmanager
def stubborn():
    try:
        yield
    except ValueError:
        yield


try:
    with stubborn():
        raise ValueError('x')
except RuntimeError as error:
    print(error, repr(error.__context__))

try:
    with tag('stop'):
        raise StopIteration('s')
except StopIteration as error:
    print('stop', error)


@tag('decorated')
def work():
    print('work')


work()
work()


class Timed(ContextDecorator):
    def __enter__(self):
        print('enter')
        return self

    def __exit__(self, *details):
        print('exit', details[0])
        return False


@Timed()
def timed(x):
    return x + 1


print(timed(1))


class Door:
    def close(self):
        print('closed')


with closing(Door()) as door:
    print(type(door).__name__)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with nullcontext(5) as five:
    print(five)
buffer = io.StringIO()
with redirect_stdout(buffer):
    print('hidden')
print(repr(buffer.getvalue()))

with ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in 'xy']
    stack.callback(print, 'callback', 1)
    stack.callback(print, 'second', end='!\n')
    print(names)

try:
    with ExitStack() as stack:
        @stack.push
        def handler(kind, error, tb):
            print('push', kind.__name__, error)
            return True

        @stack.callback
        def fails():
            raise RuntimeError('in callback')
        raise ValueError('body')
    print('swallowed')
except Exception as error:
    print('no', error)

try:
    with ExitStack() as stack:
        @stack.callback
        def fails():
            raise RuntimeError('in callback')
        raise ValueError('body')
except RuntimeError as error:
    print(error, repr(error.__context__))

with ExitStack() as stack:
    stack.callback(print, 'kept')
    kept = stack.pop_all()
print('before')
kept.close()
try:
    ExitStack().enter_context(3)
except TypeError as error:
    print(error)


@asynccontextmanager
async def connection(name):
    print('open', name)
    try:
        yield name
    finally:
        await asyncio.sleep(0.1)
        print('shut', name)


@connection('deco')
async def decorated():
    print('in decorated')


async def numbers():
    try:
        for n in range(5):
            yield n
    finally:
        print('numbers closed')


async def main():
    async with connection('db') as db:
        print(db)
    try:
        async with connection('bad'):
            raise ValueError('async body')
    except ValueError as error:
        print(error)
    await decorated()
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(connection('one'))
        await stack.enter_async_context(connection('two'))
        stack.enter_context(tag('sync'))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, 'bye')
    async with aclosing(numbers()) as items:
        async for item in items:
            if item == 2:
                break
    async with nullcontext(1) as one:
        print(one)
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(tag('no'))
    except TypeError as error:
        print(error)
    try:
        async with connection('timed'), asyncio.timeout(0.05):
            await asyncio.sleep(1)
    except TimeoutError:
        print('timeout')

asyncio.run(main())


class Managed(contextlib.AbstractContextManager):
    def __exit__(self, *details):
        print('managed', details)


with Managed() as m:
    print(isinstance(m, contextlib.AbstractContextManager), isinstance(door, contextlib.AbstractContextManager))
