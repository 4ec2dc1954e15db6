ALL_COMPLETED = 'ALL_COMPLETED'


async def _await(awaitable):
    return await awaitable


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
        return self._loop.run_until_complete(self._loop.create_task(coro, context=context))

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
    pass


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
