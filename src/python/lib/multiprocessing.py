"""multiprocessing: processes as threads, each with a copy of the program's variables as they are when it begins."""
import copy as _copy
import os as _os
import queue as _queue
import sys as _sys
import threading as _threading
from _inspect import rebound as _rebound
from _lacking import lacking as _lacking
from types import FunctionType as _Function, MethodType as _Method, ModuleType as _Module

cpu_count = _os.cpu_count
Barrier, Condition, Event, Lock, RLock, Semaphore, BoundedSemaphore = (
    _threading.Barrier, _threading.Condition, _threading.Event, _threading.Lock, _threading.RLock, _threading.Semaphore,
    _threading.BoundedSemaphore)
_alone = (int, float, complex, str, bytes, type(None), type, _Module)
_made = 0
_current = {}


class ProcessError(Exception):
    pass


class TimeoutError(ProcessError):
    pass


def _reserve(count):
    global _made
    _made += count
    return list(range(_made - count + 1, _made + 1))


class _Space:
    """The program's variables as one process sees them."""

    def __init__(self, name, number, process=None):
        self.main = _sys.modules['__main__'].__dict__
        self.variables = {}
        self.memo = {}
        for key, value in list(self.main.items()):
            self.variables[key] = self.own(value)
        ident = _threading.get_ident()
        _os._processes[ident] = 1234 + number
        _current[ident] = process or _Child(f'{name}-{number}', 1234 + number)

    def own(self, value):
        if isinstance(value, _Function):
            return _rebound(value, self.variables) if value.__globals__ is self.main else value
        if isinstance(value, _Method):
            return _Method(self.own(value.__func__), value.__self__)
        if isinstance(value, _alone):
            return value
        try:
            return _copy.deepcopy(value, self.memo)
        except Exception:
            # What is shared between processes, or cannot be copied.
            return value

    def call(self, function, args, kwargs):
        args = [self.own(arg) for arg in args]
        return self.own(self.own(function)(*args, **{name: self.own(value) for name, value in kwargs.items()}))


class _Child:
    def __init__(self, name, pid):
        self.name, self.pid, self.ident, self.daemon, self.exitcode = name, pid, pid, False, None

    def is_alive(self):
        return True

    def __repr__(self):
        return f'<{type(self).__name__}(name={self.name!r}, started)>'


_main = _Child('MainProcess', 1234)


def current_process():
    return _current.get(_threading.get_ident(), _main)


def parent_process():
    return None if current_process() is _main else _main


def _check_picklable(function, args, kwargs):
    for value in (function, *args, *kwargs.values()):
        if isinstance(value, _Function):
            if '<locals>' in value.__qualname__:
                raise AttributeError(f"Can't pickle local object {value.__qualname__!r}")
            if value.__name__ == '<lambda>':
                raise _PicklingError(f"Can't pickle {value!r}: attribute lookup <lambda> on {value.__module__} failed")
        elif type(value).__name__ in ('coroutine', 'generator', 'async_generator', 'lock', '_asyncio.Task', '_asyncio.Future'):
            raise TypeError(f"cannot pickle '{type(value).__module__ + '.' if type(value).__name__ == 'lock' else ''}{type(value).__name__}' object")


_PicklingError = type('PicklingError', (Exception,), {'__module__': '_pickle'})
_children = []


class Process:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._number, = _reserve(1)
        self.name = name or f'{type(self).__name__}-{self._number}'
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs or {})
        self.daemon = bool(daemon)
        self.pid = self.exitcode = self._thread = None

    @property
    def ident(self):
        return self.pid

    def run(self):
        if self._target is not None:
            self._space.call(self._target, self._args, self._kwargs)

    def start(self):
        assert self._thread is None, 'cannot start a process twice'
        _children.append(self)
        self._space = _Space('Process', self._number, self)
        self.pid = 1234 + self._number
        self._thread = _threading.Thread(target=self._bootstrap, name='MainThread', daemon=self.daemon)
        self._thread.start()

    def _bootstrap(self):
        ident = _threading.get_ident()
        _os._processes[ident], _current[ident] = self.pid, self
        try:
            self.run()
            self.exitcode = 0
        except SystemExit as error:
            self.exitcode = error.code if isinstance(error.code, int) else int(error.code is not None)
        except BaseException as error:
            import traceback
            self.exitcode = 1
            print(f'Process {self.name}:', file=_sys.stderr)
            traceback.print_exception(error)
        finally:
            _children.remove(self)

    def join(self, timeout=None):
        assert self._thread is not None, 'can only join a started process'
        self._thread.join(timeout)

    def is_alive(self):
        return self._thread is not None and self.exitcode is None

    def terminate(self):
        _lacking('Process.terminate()')

    kill = terminate

    def close(self):
        pass

    def __repr__(self):
        state = 'initial' if self._thread is None else 'started' if self.exitcode is None else f'stopped exitcode={self.exitcode}'
        return f'<Process name={self.name!r} {state}>'


def active_children():
    return list(_children)


class _Shared:
    def __deepcopy__(self, memo):
        return self


class Queue(_Shared, _queue.Queue):
    def close(self):
        pass

    join_thread = cancel_join_thread = close


class JoinableQueue(Queue):
    pass


class SimpleQueue(Queue):
    pass


class _Value(_Shared):
    def __init__(self, value, lock=True):
        self.value, self._lock = value, RLock()

    def get_lock(self):
        return self._lock

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        return self._lock.__exit__(*exc)


def Value(typecode_or_type, *args, lock=True):
    return _Value(*args or (0,))


class _Array(_Shared, list):
    def __init__(self, items):
        super().__init__(items)
        self._lock = RLock()

    def get_lock(self):
        return self._lock


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    return _Array([0] * size_or_initializer if isinstance(size_or_initializer, int) else size_or_initializer)


class _Connection(_Shared):
    def __init__(self, inbox, outbox):
        self._inbox, self._outbox = inbox, outbox

    def send(self, obj):
        self._outbox.put(_copy.deepcopy(obj))

    def recv(self):
        return self._inbox.get()

    def poll(self, timeout=0):
        return not self._inbox.empty()

    def close(self):
        pass


def Pipe(duplex=True):
    one, other = Queue(), Queue()
    return _Connection(one, other), _Connection(other, one)


class _Manager:
    def __init__(self):
        _reserve(1)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def dict(self, *args, **kwargs):
        return type('DictProxy', (_Shared, dict), {})(*args, **kwargs)

    def list(self, *args):
        return type('ListProxy', (_Shared, list), {})(*args)

    def Namespace(self, **values):
        proxy = type('NamespaceProxy', (_Shared,), {})()
        vars(proxy).update(values)
        return proxy

    def shutdown(self):
        pass


for _name in 'Queue Lock RLock Event Condition Semaphore Barrier Value Array'.split():
    setattr(_Manager, _name, staticmethod(globals()[_name]))
Manager = _Manager


class AsyncResult:
    def __init__(self, futures, unpack):
        self._futures, self._unpack = futures, unpack

    def get(self, timeout=None):
        return self._unpack([future.result(timeout) for future in self._futures])

    def wait(self, timeout=None):
        for future in self._futures:
            future.exception(timeout)

    def ready(self):
        return all(future.done() for future in self._futures)

    def successful(self):
        if not self.ready():
            raise ValueError(f'{self!r} not ready')
        return all(future.exception() is None for future in self._futures)


class Pool:
    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        from concurrent.futures import ProcessPoolExecutor
        self._pool = ProcessPoolExecutor(processes or cpu_count(), initializer=initializer, initargs=initargs)
        self._pool._prefix = 'ForkPoolWorker'
        self._pool._reserve()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.terminate()

    def _later(self, calls, unpack, callback=None, error_callback=None):
        result = AsyncResult([self._pool.submit(*call) for call in calls], unpack)

        def done(_):
            if result.ready():
                if result.successful():
                    callback and callback(result.get())
                elif error_callback:
                    error_callback(next(f.exception() for f in result._futures if f.exception()))

        for future in result._futures:
            future.add_done_callback(done)
        return result

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        from functools import partial
        return self._later([(partial(func, **kwds) if kwds else func, *args)], lambda got: got[0], callback, error_callback)

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._later([(func, item) for item in iterable], list, callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._later([(func, *items) for items in iterable], list, callback, error_callback)

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable).get()

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable).get()

    def imap(self, func, iterable, chunksize=1):
        for future in [self._pool.submit(func, item) for item in iterable]:
            yield future.result()

    def imap_unordered(self, func, iterable, chunksize=1):
        from concurrent.futures import as_completed
        for future in as_completed([self._pool.submit(func, item) for item in iterable]):
            yield future.result()

    def close(self):
        self._pool.shutdown(wait=False)

    def terminate(self):
        self._pool.shutdown(wait=False, cancel_futures=True)

    def join(self):
        self._pool.shutdown(wait=True)


def get_context(method=None):
    return _sys.modules[__name__]


def get_start_method(allow_none=False):
    return 'fork'


def set_start_method(method, force=False):
    pass


def freeze_support():
    pass
