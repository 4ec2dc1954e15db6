import _thread
import sys as _sys

ALL_COMPLETED = 'ALL_COMPLETED'


async def _await(awaitable):
    return await awaitable


def _format_args(args, kwargs):
    items = [_short(arg) for arg in args]
    items += [f'{name}={_short(value)}' for name, value in (kwargs or {}).items()]
    return f'({", ".join(items)})'


def _short(value):
    import reprlib
    return reprlib.repr(value)


def _format_callback(function, args, kwargs=None, suffix=''):
    if type(function).__name__ == 'partial' and hasattr(function, 'func'):
        return _format_callback(function.func, function.args, function.keywords, _format_args(args, kwargs) + suffix)
    name = getattr(function, '__qualname__', None) or getattr(function, '__name__', None) or repr(function)
    return name + _format_args(args, kwargs) + suffix


def _callback_source(function, args=()):
    text = _format_callback(function, args)
    while type(function).__name__ == 'partial' or hasattr(function, '__wrapped__'):
        function = function.func if hasattr(function, 'func') else function.__wrapped__
    code = None if hasattr(function, '__self__') else getattr(function, '__code__', None)
    return f'{text} at main.py:{code.co_firstlineno}' if code else text


def _run_cell(cell):
    loop = new_event_loop()
    set_event_loop(loop)
    loop.run_until_complete(loop.create_task(cell))

    def stop_when_none_is_left(_):
        if not all_tasks(loop):
            loop.stop()
    # The loop of a notebook goes on after a cell.
    while left := all_tasks(loop):
        for task in left:
            task.add_done_callback(stop_when_none_is_left)
        loop.run_forever()


class AbstractEventLoop:
    pass


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._loop = None
        self._debug = debug
        self._factory = loop_factory
        self._closed = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def get_loop(self):
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError('a coroutine was expected, got {!r}'.format(coro))
        if _get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._lazy_init()
        task = self._loop.create_task(coro, context=context)
        signal = _sys.modules.get('signal')
        if signal is None or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
            return self._loop.run_until_complete(task)
        self._interrupts = 0
        on_interrupt = lambda signum, frame: self._on_interrupt(task)
        signal.signal(signal.SIGINT, on_interrupt)
        try:
            return self._loop.run_until_complete(task)
        except CancelledError:
            if self._interrupts > 0 and task.uncancel() == 0:
                raise KeyboardInterrupt() from None
            raise
        finally:
            if signal.getsignal(signal.SIGINT) is on_interrupt:
                signal.signal(signal.SIGINT, signal.default_int_handler)

    def _on_interrupt(self, main_task):
        self._interrupts += 1
        if self._interrupts == 1 and not main_task.done():
            main_task.cancel()
            self._loop.call_soon_threadsafe(lambda: None)
            return
        raise KeyboardInterrupt()

    def close(self):
        if self._loop is None or self._closed:
            return
        self._closed = True
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(_shutdown_asyncgens(loop))
            loop.run_until_complete(_shutdown_default_executor(loop))
        finally:
            set_event_loop(None)
            loop.close()

    def _lazy_init(self):
        if self._closed:
            raise RuntimeError('Runner is closed')
        if self._loop is None:
            self._loop = self._factory() if self._factory else new_event_loop()
            set_event_loop(self._loop)
            if self._debug is not None:
                self._loop.set_debug(self._debug)


def run(main, *, debug=None):
    if _get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    to_cancel = all_tasks(loop)
    if not to_cancel:
        return
    for task in to_cancel:
        task.cancel()
    loop.run_until_complete(gather(*to_cancel, return_exceptions=True))
    for task in to_cancel:
        if task.cancelled():
            continue
        if task.exception() is not None:
            loop.call_exception_handler({
                'message': 'unhandled exception during asyncio.run() shutdown',
                'exception': task.exception(),
                'task': task,
            })


async def _shutdown_asyncgens(loop):
    closing = loop._async_generators()
    if not closing:
        return
    results = await gather(*[agen.aclose() for agen in closing], return_exceptions=True)
    for result, agen in zip(results, closing):
        if isinstance(result, Exception):
            loop.call_exception_handler({
                'message': f'an error occurred during closing of asynchronous generator {agen!r}',
                'exception': result,
                'asyncgen': agen,
            })


async def _shutdown_default_executor(loop):
    executor = _default_executors.pop(id(loop), None)
    if executor is not None:
        if executor._busy():
            idle = _thread._thread_future(loop)
            executor._when_idle = lambda: _thread._settle(idle, None, None)
            await idle
        executor.shutdown(wait=True)


_default_executors = {}


def _set_default_executor(loop, executor):
    from concurrent.futures import ThreadPoolExecutor
    if not isinstance(executor, ThreadPoolExecutor):
        raise TypeError('executor must be ThreadPoolExecutor instance')
    _default_executors[id(loop)] = executor


def _run_in_executor(loop, executor, function, args):
    if executor is None:
        executor = _default_executors.get(id(loop))
        if executor is None:
            from concurrent.futures import ThreadPoolExecutor
            executor = _default_executors[id(loop)] = ThreadPoolExecutor(32, 'asyncio')
    future = _thread._thread_future(loop)
    job = executor.submit(function, *args)
    # The worker begins before whoever asked goes on.
    _thread.turn()

    def settle(job):
        if not job.cancelled():
            _thread._settle(future, job._result, job._exception)

    future.add_done_callback(lambda future: future.cancelled() and job.cancel())
    job.add_done_callback(settle)
    return future


async def to_thread(func, /, *args, **kwargs):
    from contextvars import copy_context
    context = copy_context()

    def call():
        # As `context.run`, but a thread may be left in the middle of it.
        outer = _thread.swap_context(context)
        try:
            return func(*args, **kwargs)
        finally:
            _thread.swap_context(outer)
    return await get_running_loop().run_in_executor(None, call)


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    loop = loop or get_event_loop()
    wrapped = loop.create_future()

    def settle():
        if wrapped.cancelled():
            return
        if future.cancelled():
            wrapped.cancel()
        elif future.exception() is not None:
            wrapped.set_exception(future.exception())
        else:
            wrapped.set_result(future.result())

    future.add_done_callback(lambda _: loop.call_soon_threadsafe(settle))
    return wrapped


def run_coroutine_threadsafe(coro, loop):
    import concurrent.futures
    if not iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    future = concurrent.futures.Future()

    def chain(task):
        if future.cancelled():
            return
        if task.cancelled():
            future.cancel()
        elif task.exception() is not None:
            future.set_exception(task.exception())
        else:
            future.set_result(task.result())

    def begin():
        try:
            ensure_future(coro, loop=loop).add_done_callback(chain)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            future.set_exception(error)
            raise

    loop.call_soon_threadsafe(begin)
    return future


def as_completed(fs, *, timeout=None):
    return _Completions(fs, timeout)


class _Completions:
    def __init__(self, fs, timeout):
        self._begin = lambda: _as_completed(fs, timeout)
        self._left = None

    def _begun(self):
        # As a generator does, it begins when it is first asked.
        if self._left is None:
            self._left, self._all = self._begin()
        return self._left

    def __iter__(self):
        return self

    def __next__(self):
        if not self._begun():
            raise StopIteration
        self._left -= 1
        return _next_result(self._all)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self._begun():
            raise StopAsyncIteration
        self._left -= 1
        return await _next_future(self._all)


def _call_exception_handler(loop, context):
    handler = loop.get_exception_handler()
    if handler is None:
        _default_exception_handler(loop, context)
        return
    try:
        handler(loop, context)
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        _default_exception_handler(loop, {
            'message': 'Unhandled error in exception handler',
            'exception': error,
            'context': context,
        })


def _default_exception_handler(loop, context):
    message = context.get('message') or 'Unhandled exception in event loop'
    lines = [message]
    for key in sorted(context):
        if key in {'message', 'exception'}:
            continue
        lines.append(f'{key}: {context[key]!r}')
    _log_error('\n'.join(lines), context.get('exception'))


class _SignalHandler:
    """What stands behind a signal that a loop handles: the loop hears of it as if something had come in from outside."""

    def __init__(self, loop, callback, args):
        self.loop = loop
        self.callback = callback
        self.args = args

    def __call__(self, signum, frame):
        self.loop.call_soon_threadsafe(self.read)

    def read(self):
        self.loop.call_soon(self.callback, *self.args)


_signal_handlers = {}


def _check_signal(sig):
    import signal
    if not isinstance(sig, int):
        raise TypeError(f'sig must be an int, not {sig!r}')
    if sig not in signal.valid_signals():
        raise ValueError(f'invalid signal number {sig}')


def _add_signal_handler(loop, sig, callback, args):
    import signal
    if iscoroutine(callback) or iscoroutinefunction(callback):
        raise TypeError('coroutines cannot be used with add_signal_handler()')
    _check_signal(sig)
    if loop.is_closed():
        raise RuntimeError('Event loop is closed')
    if sig in (signal.SIGKILL, signal.SIGSTOP):
        raise RuntimeError(f'sig {sig} cannot be caught')
    handler = _SignalHandler(loop, callback, args)
    _signal_handlers.setdefault(id(loop), {})[sig] = handler
    signal.signal(sig, handler)


def _remove_signal_handler(loop, sig):
    import signal
    _check_signal(sig)
    if _signal_handlers.get(id(loop), {}).pop(sig, None) is None:
        return False
    signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
    return True


def _forget_signal_handlers(loop):
    for sig in list(_signal_handlers.get(id(loop), ())):
        _remove_signal_handler(loop, sig)


def _get_stack(task, limit):
    if task is current_task(task.get_loop()):
        from _lacking import lacking
        lacking('the stack of the task that runs; traceback.print_stack() shows it')
    frame = task.get_coro().cr_frame
    if frame is not None:
        return [frame]
    if not task.done() or task.cancelled() or (error := _failure(task)) is None:
        return []
    frames, traceback = [], error.__traceback__
    while traceback is not None and (limit is None or len(frames) < limit):
        frames.append(traceback.tb_frame)
        traceback = traceback.tb_next
    return frames


def _print_stack(task, limit, file):
    import sys
    import traceback
    file = file or sys.stderr
    error = _failure(task) if task.done() and not task.cancelled() else None
    frames = _get_stack(task, limit)
    what = 'No stack for' if not frames else 'Traceback for' if error else 'Stack for'
    print(f'{what} {task!r}' + (' (most recent call last):' if frames else ''), file=file)
    traceback.print_list([(f.f_code.co_filename, f.f_lineno, f.f_code.co_name, f._line(f.f_lineno)) for f in frames], file=file)
    if error is not None:
        print(''.join(traceback.format_exception_only(error)), end='', file=file)
