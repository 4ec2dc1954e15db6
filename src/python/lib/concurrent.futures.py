import _thread
import threading as _threading
import time as _time

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


class Error(Exception):
    pass


class CancelledError(Error):
    pass


TimeoutError = TimeoutError


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


class Future:
    def __init__(self):
        self._condition = _threading.Condition()
        self._state = 'PENDING'
        self._result = None
        self._exception = None
        self._callbacks = []

    def __repr__(self):
        state = {'CANCELLED_AND_NOTIFIED': 'cancelled'}.get(self._state, self._state.lower())
        tail = ''
        if self._state == 'FINISHED':
            if self._exception is not None:
                tail = f' raised {type(self._exception).__name__}'
            else:
                tail = f' returned {type(self._result).__name__}'
        return f'<Future at {id(self):#x} state={state}{tail}>'

    def cancel(self):
        with self._condition:
            if self._state in ('RUNNING', 'FINISHED'):
                return False
            if self._state == 'CANCELLED':
                return True
            self._state = 'CANCELLED'
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        return self._state == 'CANCELLED'

    def running(self):
        return self._state == 'RUNNING'

    def done(self):
        return self._state in ('CANCELLED', 'FINISHED')

    def _outcome(self):
        if self._state == 'CANCELLED':
            raise CancelledError()
        if self._exception is not None:
            raise self._exception
        return self._result

    def _wait(self, timeout):
        with self._condition:
            if not self._condition.wait_for(self.done, timeout):
                raise TimeoutError()

    def result(self, timeout=None):
        self._wait(timeout)
        return self._outcome()

    def exception(self, timeout=None):
        self._wait(timeout)
        if self._state == 'CANCELLED':
            raise CancelledError()
        return self._exception

    def add_done_callback(self, fn):
        if self.done():
            fn(self)
        else:
            self._callbacks.append(fn)

    def _call_back(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback(self)

    def set_running_or_notify_cancel(self):
        if self._state == 'CANCELLED':
            return False
        self._state = 'RUNNING'
        return True

    def set_result(self, result):
        with self._condition:
            if self.done():
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._result = result
            self._state = 'FINISHED'
            self._condition.notify_all()
        self._call_back()

    def set_exception(self, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._exception = exception
            self._state = 'FINISHED'
            self._condition.notify_all()
        self._call_back()


class Executor:
    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else _time.monotonic() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            for future in futures:
                yield future.result(None if end is None else end - _time.monotonic())

        return results()

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class ThreadPoolExecutor(Executor):
    _pools = 0

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 8
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        self._max_workers = max_workers
        if not thread_name_prefix:
            thread_name_prefix = f'ThreadPoolExecutor-{ThreadPoolExecutor._pools}'
            ThreadPoolExecutor._pools += 1
        self._prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs
        self._jobs = []
        self._threads = []
        self._idle = self._running = 0
        self._when_idle = None
        self._work = _threading.Condition(_threading.Lock())
        self._shutdown = False

    def _busy(self):
        return bool(self._running or self._jobs)

    def submit(self, fn, /, *args, **kwargs):
        if self._shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')
        future = Future()
        with self._work:
            self._jobs.append((future, fn, args, kwargs))
            waiting = self._idle
            self._work.notify()
        if waiting < len(self._jobs) and len(self._threads) < self._max_workers:
            thread = _threading.Thread(target=self._run, name=f'{self._prefix}_{len(self._threads)}', daemon=True)
            self._threads.append(thread)
            thread.start()
        return future

    def _run(self):
        self._begin_worker()
        while True:
            with self._work:
                self._idle += 1
                self._work.wait_for(lambda: self._jobs or self._shutdown)
                self._idle -= 1
                if not self._jobs:
                    return
                future, fn, args, kwargs = self._jobs.pop(0)
            if future.set_running_or_notify_cancel():
                self._running += 1
                try:
                    result = self._perform(fn, args, kwargs)
                except BaseException as error:
                    self._running -= 1
                    future.set_exception(error)
                else:
                    self._running -= 1
                    future.set_result(result)
            future = fn = args = kwargs = result = None
            if self._when_idle is not None and not self._busy():
                self._when_idle()

    def _begin_worker(self):
        if self._initializer is not None:
            self._initializer(*self._initargs)

    def _perform(self, fn, args, kwargs):
        return fn(*args, **kwargs)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._work:
            self._shutdown = True
            if cancel_futures:
                jobs, self._jobs = self._jobs, []
                for job in jobs:
                    job[0].cancel()
            self._work.notify_all()
        if wait:
            for thread in self._threads:
                thread.join()


class ProcessPoolExecutor(ThreadPoolExecutor):
    """Its workers are threads that see a copy of the program's variables, and get copies of what they are given."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        import os
        super().__init__(max_workers or (max_workers is None and os.cpu_count() or 0), 'ForkProcess', initializer, initargs)
        self._spaces = {}
        self._numbers = None

    def _reserve(self):
        import multiprocessing as mp
        if self._numbers is None:
            # With fork, all workers are there from the first job on.
            self._numbers = mp._reserve(self._max_workers)

    def submit(self, fn, /, *args, **kwargs):
        import multiprocessing as mp
        self._reserve()
        if self._shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')
        try:
            mp._check_picklable(fn, args, kwargs)
        except Exception as error:
            future = Future()
            future.set_exception(error)
            return future
        return super().submit(fn, *args, **kwargs)

    def _begin_worker(self):
        import multiprocessing as mp
        space = self._spaces[_thread.get_ident()] = mp._Space(self._prefix, self._numbers.pop(0))
        if self._initializer is not None:
            space.call(self._initializer, self._initargs, {})

    def _perform(self, fn, args, kwargs):
        try:
            return self._spaces[_thread.get_ident()].call(fn, args, kwargs)
        except BaseException as error:
            import traceback
            error.__cause__ = _RemoteTraceback(''.join(traceback.format_exception(error)))
            raise error.with_traceback(None)


class _RemoteTraceback(Exception):
    def __init__(self, text):
        self.tb = f'\n"""\n{text}"""'

    def __str__(self):
        return self.tb


_RemoteTraceback.__module__ = 'concurrent.futures.process'


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    from collections import namedtuple
    fs = list(dict.fromkeys(fs))
    end = None if timeout is None else _time.monotonic() + timeout
    changed = _threading.Condition(_threading.Lock())

    def note(_):
        with changed:
            changed.notify_all()

    def enough():
        done = [f for f in fs if f.done()]
        if len(done) == len(fs):
            return True
        if return_when == FIRST_COMPLETED:
            return bool(done)
        if return_when == FIRST_EXCEPTION:
            return any(not f.cancelled() and f._exception is not None for f in done)
        return False

    for f in fs:
        if not f.done():
            f.add_done_callback(note)
    with changed:
        changed.wait_for(enough, None if end is None else max(0, end - _time.monotonic()))
    done = {f for f in fs if f.done()}
    return namedtuple('DoneAndNotDoneFutures', 'done not_done')(done, set(fs) - done)


def as_completed(fs, timeout=None):
    fs = list(dict.fromkeys(fs))
    end = None if timeout is None else _time.monotonic() + timeout
    finished = []
    changed = _threading.Condition(_threading.Lock())

    def note(future):
        with changed:
            finished.append(future)
            changed.notify_all()

    total = len(fs)
    for f in fs:
        f.add_done_callback(note)
    given = 0
    while given < total:
        with changed:
            left = None if end is None else end - _time.monotonic()
            if not changed.wait_for(lambda: len(finished) > given, left):
                raise TimeoutError(f'{total - given} (of {total}) futures unfinished')
        yield finished[given]
        given += 1
