import _thread
import time as _time

Lock = _thread.Lock
get_ident = _thread.get_ident
TIMEOUT_MAX = 9223372036.0
_names = 0


class RLock:
    def __init__(self):
        self._lock = Lock()
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me and self._count:
            self._count += 1
            return True
        if not self._lock.acquire(blocking, timeout):
            return False
        self._owner = me
        self._count = 1
        return True

    __enter__ = acquire

    def release(self):
        if self._owner != get_ident() or not self._count:
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if not self._count:
            self._owner = None
            self._lock.release()

    def __exit__(self, *exc):
        self.release()

    def _is_owned(self):
        return self._count > 0 and self._owner == get_ident()

    def _release_save(self):
        saved = self._count
        self._count = 0
        self._owner = None
        self._lock.release()
        return saved

    def _acquire_restore(self, saved):
        self._lock.acquire()
        self._owner = get_ident()
        self._count = saved


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        return self._lock.__exit__(*exc)

    def _is_owned(self):
        if isinstance(self._lock, RLock):
            return self._lock._is_owned()
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        nested = isinstance(self._lock, RLock)
        saved = self._lock._release_save() if nested else self._lock.release()
        try:
            notified = waiter.acquire(True, -1 if timeout is None else max(timeout, 0))
            if not notified and waiter in self._waiters:
                self._waiters.remove(waiter)
            return notified
        finally:
            if nested:
                self._lock._acquire_restore(saved)
            else:
                self._lock.acquire()

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else _time.monotonic() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - _time.monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        for waiter in self._waiters[:n]:
            waiter.release()
        del self._waiters[:n]

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._condition = Condition(Lock())
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        with self._condition:
            if not blocking and not self._value:
                return False
            if not self._condition.wait_for(lambda: self._value > 0, timeout):
                return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        with self._condition:
            self._value += n
            self._condition.notify(n)

    def __exit__(self, *exc):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial = value

    def release(self, n=1):
        if self._value + n > self._initial:
            raise ValueError('Semaphore released too many times')
        super().release(n)


class Event:
    def __init__(self):
        self._condition = Condition(Lock())
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        with self._condition:
            self._flag = True
            self._condition.notify_all()

    def clear(self):
        with self._condition:
            self._flag = False

    def wait(self, timeout=None):
        with self._condition:
            return self._flag or self._condition.wait_for(lambda: self._flag, timeout)


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self._condition = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._count = 0
        self._turn = 0
        self.parties = parties
        self.broken = False

    @property
    def n_waiting(self):
        return self._count

    def wait(self, timeout=None):
        timeout = self._timeout if timeout is None else timeout
        with self._condition:
            if self.broken:
                raise BrokenBarrierError
            index = self._count
            turn = self._turn
            self._count += 1
            if self._count == self.parties:
                if self._action:
                    self._action()
                self._count = 0
                self._turn += 1
                self._condition.notify_all()
            elif not self._condition.wait_for(lambda: self._turn != turn or self.broken, timeout) or self.broken:
                self.broken = True
                self._condition.notify_all()
                raise BrokenBarrierError
            return index

    def abort(self):
        with self._condition:
            self.broken = True
            self._condition.notify_all()


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        global _names
        if name is None:
            _names += 1
            name = f'Thread-{_names}'
            if target is not None:
                name += f' ({getattr(target, "__name__", target)})'
        self._target = target
        self._name = str(name)
        self._args = tuple(args)
        self._kwargs = dict(kwargs or {})
        self.daemon = current_thread().daemon if daemon is None else daemon
        self.ident = None
        self._ended = None

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def native_id(self):
        return self.ident

    def getName(self):
        return self._name

    def setName(self, name):
        self._name = str(name)

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        if self._ended is not None or self.ident is not None:
            raise RuntimeError('threads can only be started once')
        self.ident = -1
        _alive.append(self)
        self.ident, self._ended = _thread.start(self._bootstrap, (), {}, self._name, self.daemon)

    def _bootstrap(self):
        self.ident = get_ident()
        _by_ident[self.ident] = self
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as error:
            excepthook(ExceptHookArgs(type(error), error, error.__traceback__, self))
        finally:
            _by_ident.pop(self.ident, None)
            _alive.remove(self)

    def join(self, timeout=None):
        if self.ident is None:
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        _thread.join(self._ended, timeout)

    def is_alive(self):
        return self in _alive and (self._ended is None or not _thread.is_ended(self._ended))

    def isDaemon(self):
        return self.daemon

    def __repr__(self):
        status = 'initial' if self.ident is None else 'started' if self.is_alive() else 'stopped'
        if self.daemon:
            status += ' daemon'
        if self.ident is not None:
            status += f' {self.ident}'
        return f'<{type(self).__name__}({self._name}, {status})>'


class _MainThread(Thread):
    def __init__(self):
        self._name = 'MainThread'
        self.daemon = False
        self.ident = 0
        self._ended = None

    def is_alive(self):
        return True


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args or []
        self.kwargs = kwargs or {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class ExceptHookArgs:
    def __init__(self, exc_type, exc_value, exc_traceback, thread):
        self.exc_type = exc_type
        self.exc_value = exc_value
        self.exc_traceback = exc_traceback
        self.thread = thread


def excepthook(args):
    _thread.report(f'Exception in thread {args.thread.name}:', args.exc_value)


class local:
    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        self = object.__new__(cls)
        object.__setattr__(self, '_values', {get_ident(): {}})
        object.__setattr__(self, '_arguments', (args, kwargs))
        return self

    def _mine(self):
        own = object.__getattribute__(self, '_values')
        ident = get_ident()
        if ident not in own:
            own[ident] = {}
            args, kwargs = object.__getattribute__(self, '_arguments')
            # Each thread that comes to it begins with `__init__`.
            type(self).__init__(self, *args, **kwargs)
        return own[ident]

    def __getattribute__(self, name):
        if name == '__dict__':
            return local._mine(self)
        if name == '_mine':
            return object.__getattribute__(self, name)
        mine = local._mine(self)
        if name in mine:
            return mine[name]
        if name in ('_values', '_arguments'):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        mine = local._mine(self)
        if hasattr(getattr(type(self), name, None), '__set__'):
            object.__setattr__(self, name, value)
        else:
            mine[name] = value

    def __delattr__(self, name):
        try:
            del local._mine(self)[name]
        except KeyError:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'") from None


def current_thread():
    return _by_ident.get(get_ident(), _main)


currentThread = current_thread


def main_thread():
    return _main


def active_count():
    return len(_alive)


def enumerate():
    return list(_alive)


_main = _MainThread()
_alive = [_main]
_by_ident = {0: _main}
