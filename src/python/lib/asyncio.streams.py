"""asyncio's streams and transports over a loopback within the program: whoever connects finds the servers that the program started.

What is written lies at the other end at once; the loop learns of it where it would ask the selector, before its next round.
"""
import asyncio as _asyncio
from _lacking import lacking as _lacking

_LIMIT = 2 ** 16
_ROOM = 2 ** 18
_AT_ONCE = 2 ** 18
_listeners = {}
_last_port = 50000


class IncompleteReadError(EOFError):
    def __init__(self, partial, expected):
        total = 'undefined' if expected is None else repr(expected)
        super().__init__(f'{len(partial)} bytes read on a total of {total} expected bytes')
        self.partial, self.expected = partial, expected


class LimitOverrunError(Exception):
    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed


class BaseProtocol:
    def connection_made(self, transport):
        pass

    def connection_lost(self, exc):
        pass

    def pause_writing(self):
        pass

    def resume_writing(self):
        pass


class Protocol(BaseProtocol):
    def data_received(self, data):
        pass

    def eof_received(self):
        pass


class BaseTransport:
    def __init__(self, extra=None):
        self._extra = extra or {}

    def get_extra_info(self, name, default=None):
        return self._extra.get(name, default)


class ReadTransport(BaseTransport):
    pass


class WriteTransport(BaseTransport):
    pass


class Transport(ReadTransport, WriteTransport):
    pass


class TransportSocket:
    def __init__(self, number, name, peer=None):
        self._number, self._name, self._peer = number, name, peer

    def fileno(self):
        return self._number

    def getsockname(self):
        return self._name

    def getpeername(self):
        if self._peer is None:
            raise OSError(107, 'Transport endpoint is not connected')
        return self._peer

    def setsockopt(self, *args):
        pass

    def __repr__(self):
        peer = f', raddr={self._peer}' if self._peer else ''
        return (f'<asyncio.TransportSocket fd={self._number}, family=AddressFamily.AF_INET, type=SocketKind.SOCK_STREAM, '
                f'proto=6, laddr={self._name}{peer}>')


class _End:
    """One end of a connection, as the kernel has it."""

    def __init__(self, loop, name, peer_name):
        self.loop, self.name, self.peer_name = loop, name, peer_name
        self.received = bytearray()
        self.other = None
        self.over = self.closed = self.reset = False
        self.on_readable = self.on_writable = None
        self._told = set()

    def has_something(self):
        return bool(self.received) or self.over or self.reset

    def tell(self, what):
        if what not in self._told and getattr(self, what) is not None:
            self._told.add(what)
            self.loop.call_later(0, self._now, what)

    def _now(self, what):
        self._told.discard(what)
        callback = getattr(self, what)
        if callback is not None:
            callback()

    def watch_reading(self, callback):
        self.on_readable = callback
        if self.has_something():
            self.tell('on_readable')

    def watch_writing(self, callback):
        self.on_writable = callback
        if len(self.other.received) < _ROOM:
            self.tell('on_writable')

    def send(self, data):
        if self.reset:
            raise BrokenPipeError(32, 'Broken pipe')
        if self.other.closed:
            self.reset = True
            self.tell('on_readable')
            return len(data)
        sent = data[:max(_ROOM - len(self.other.received), 0)]
        if sent:
            self.other.received += sent
            self.other.tell('on_readable')
        return len(sent)

    def receive(self):
        if self.reset:
            raise ConnectionResetError(104, 'Connection reset by peer')
        data = bytes(self.received[:_AT_ONCE])
        del self.received[:_AT_ONCE]
        if data:
            self.other.tell('on_writable')
        if self.has_something() and (data or not self.over):
            self.tell('on_readable')
        return data

    def shut(self):
        self.other.over = True
        self.other.tell('on_readable')

    def close(self):
        self.closed = True
        self.on_readable = self.on_writable = None
        if self.received:
            self.other.reset = True
        self.shut()


_numbers = 5


def _number():
    global _numbers
    _numbers += 1
    return _numbers


class _SelectorSocketTransport(Transport):
    def __init__(self, loop, end, protocol, waiter=None, server=None):
        socket = TransportSocket(_number(), end.name, end.peer_name)
        super().__init__({'socket': socket, 'sockname': end.name, 'peername': end.peer_name})
        self._loop, self._end, self._protocol, self._server = loop, end, protocol, server
        self._buffer = bytearray()
        self._closing = self._eof = self._paused = self._full = False
        self._lost = 0
        self._high, self._low = _LIMIT, _LIMIT // 4
        if server is not None:
            server._attach()
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._add_reader)
        if waiter is not None:
            loop.call_soon(_settle, waiter)

    def __repr__(self):
        state = 'closed' if self._end.closed else 'closing' if self._closing else f'fd={self._extra["socket"].fileno()}'
        return f'<{type(self).__name__} {state}>'

    def _add_reader(self):
        if not self._closing and not self._paused:
            self._end.watch_reading(self._read_ready)

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        if not self._closing and not self._paused:
            self._paused = True
            self._end.on_readable = None

    def resume_reading(self):
        if not self._closing and self._paused:
            self._paused = False
            self._add_reader()

    def _read_ready(self):
        if self._lost:
            return
        try:
            data = self._end.receive()
        except OSError as error:
            self._fatal_error(error)
            return
        if data:
            self._protocol.data_received(data)
            return
        self._end.on_readable = None
        if not self._protocol.eof_received():
            self.close()

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be a bytes-like object, not {type(data).__name__!r}')
        if self._eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if not data or self._lost:
            self._lost += bool(self._lost)
            return
        if not self._buffer:
            try:
                data = data[self._end.send(data):]
            except OSError as error:
                self._fatal_error(error)
                return
            if not data:
                return
            self._end.watch_writing(self._write_ready)
        self._buffer += data
        if len(self._buffer) > self._high and not self._full:
            self._full = True
            self._protocol.pause_writing()

    def _write_ready(self):
        if self._lost:
            return
        try:
            del self._buffer[:self._end.send(bytes(self._buffer))]
        except OSError as error:
            self._fatal_error(error)
            return
        if self._full and len(self._buffer) <= self._low:
            self._full = False
            self._protocol.resume_writing()
        if not self._buffer:
            self._end.on_writable = None
            if self._closing:
                self._call_connection_lost(None)
            elif self._eof:
                self._end.shut()

    def writelines(self, list_of_data):
        self.write(b''.join(list_of_data))

    def write_eof(self):
        if not self._closing and not self._eof:
            self._eof = True
            if not self._buffer:
                self._end.shut()

    def can_write_eof(self):
        return True

    def get_write_buffer_size(self):
        return len(self._buffer)

    def get_write_buffer_limits(self):
        return self._low, self._high

    def set_write_buffer_limits(self, high=None, low=None):
        self._high = high if high is not None else 4 * low if low is not None else _LIMIT
        self._low = low if low is not None else self._high // 4

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._end.on_readable = None
        if not self._buffer:
            self._lost += 1
            self._loop.call_soon(self._call_connection_lost, None)

    def abort(self):
        self._force_close(None)

    def _fatal_error(self, error):
        self._force_close(error)

    def _force_close(self, error):
        if self._lost:
            return
        self._buffer.clear()
        self._closing = True
        self._end.on_readable = self._end.on_writable = None
        self._lost += 1
        self._loop.call_soon(self._call_connection_lost, error)

    def _call_connection_lost(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            self._end.close()
            server, self._server = self._server, None
            if server is not None:
                server._detach()


def _settle(waiter):
    if not waiter.cancelled():
        waiter.set_result(None)


class AbstractServer:
    pass


class Server(AbstractServer):
    def __init__(self, loop, names, factory, owner):
        self._loop, self._names, self._factory = loop, names, factory
        self._sockets = [TransportSocket(_number(), name) for name in names]
        self._active = 0
        self._waiters = []
        self._arrived = []
        self._serving = False
        self._forever = None

    def __repr__(self):
        return f'<{type(self).__name__} sockets={self.sockets!r}>'

    @property
    def sockets(self):
        return tuple(self._sockets or ())

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    def _start_serving(self):
        if not self._serving:
            self._serving = True
            if self._arrived:
                self._loop.call_later(0, self._accept)

    def _arrive(self, end):
        self._arrived.append(end)
        if self._serving and len(self._arrived) == 1:
            self._loop.call_later(0, self._accept)

    def _accept(self):
        arrived, self._arrived = self._arrived, []
        for end in arrived:
            self._loop.create_task(_accept_connection2(self, end))

    def _attach(self):
        self._active += 1

    def _detach(self):
        self._active -= 1
        if not self._active and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def close(self):
        if self._sockets is None:
            return
        self._sockets = None
        for name in self._names:
            _listeners.pop(name, None)
        self._serving = False
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()
            self._forever = None
        if not self._active:
            self._wakeup()

    async def start_serving(self):
        self._start_serving()
        await _asyncio.sleep(0)

    async def serve_forever(self):
        if self._forever is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        self._forever = self._loop.create_future()
        try:
            await self._forever
        except _asyncio.CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._forever = None

    async def wait_closed(self):
        if self._sockets is None or self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


async def _accept_connection2(server, end):
    try:
        waiter = server._loop.create_future()
        transport = _SelectorSocketTransport(server._loop, end, server._factory(), waiter, server)
        try:
            await waiter
        except BaseException:
            transport.close()
            raise
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        server._loop.call_exception_handler({'message': 'Error on transport creation for incoming connection', 'exception': error})


def _is_address(host):
    return host is None or host.replace('.', '').isdigit()


async def _resolve(loop, host):
    if _is_address(host):
        return host or '0.0.0.0'
    answer = loop.create_future()
    loop.call_soon(_settle, answer)
    await answer
    if host not in ('localhost', ''):
        raise _gaierror(-2, 'Name or service not known')
    return '127.0.0.1' if host else '0.0.0.0'


class _gaierror(OSError):
    pass


_gaierror.__name__ = _gaierror.__qualname__ = 'gaierror'
_gaierror.__module__ = 'socket'


def _next_port():
    global _last_port
    _last_port += 1
    return _last_port


def _refuse(unknown):
    for name, value in unknown.items():
        if value is not None:
            _lacking(f'{name}= for simulated connections')


async def _create_server(loop, protocol_factory, host=None, port=None, *, start_serving=True, backlog=100, reuse_address=None,
                         reuse_port=None, family=0, flags=1, **unknown):
    _refuse(unknown)
    hosts = [host or None] if host is None or isinstance(host, str) else list(host)
    hosts = await _asyncio.gather(*[_create_server_getaddrinfo(loop, one) for one in hosts])
    names = [(one, port or _next_port()) for one in hosts]
    for name in names:
        if name in _listeners or ('0.0.0.0', name[1]) in _listeners:
            raise OSError(98, f'error while attempting to bind on address {name!r}: address already in use')
    server = Server(loop, names, protocol_factory, None)
    _listeners.update((name, server) for name in names)
    if start_serving:
        server._start_serving()
        await _asyncio.sleep(0)
    return server


async def _create_server_getaddrinfo(loop, host):
    return await _resolve(loop, host)


async def _create_connection(loop, protocol_factory, host=None, port=None, *, family=0, proto=0, flags=0, local_addr=None, **unknown):
    _refuse(unknown)
    if host is None and port is None:
        raise ValueError('host and port was not specified and no sock specified')
    name = (await _resolve(loop, host), int(port))
    connected = loop.create_future()
    server = _listeners.get(name) or _listeners.get(('0.0.0.0', name[1]))
    here = (name[0], _next_port())
    end, there = _End(loop, here, name), _End(loop, name, here)
    end.other, there.other = there, end
    if server is not None:
        there.loop = server._loop
        server._arrive(there)
    elif not name[0].startswith(('127.', '0.')):
        _lacking(f'a network: at {name[0]}:{name[1]} nobody answers, only servers of this program do')
    loop.call_later(0, _connect, connected, server, name)
    await connected
    protocol = protocol_factory()
    waiter = loop.create_future()
    transport = _SelectorSocketTransport(loop, end, protocol, waiter)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return transport, protocol


def _connect(connected, server, name):
    if connected.cancelled():
        return
    if server is None:
        connected.set_exception(ConnectionRefusedError(111, f'Connect call failed {name}'))
    else:
        connected.set_result(None)


class FlowControlMixin(Protocol):
    def __init__(self, loop=None):
        self._loop = loop or _asyncio.get_event_loop()
        self._paused = self._connection_lost = False
        self._drainers = []

    def pause_writing(self):
        self._paused = True

    def resume_writing(self):
        self._paused = False
        for waiter in self._drainers:
            if not waiter.done():
                waiter.set_result(None)

    def connection_lost(self, exc):
        self._connection_lost = True
        if self._paused:
            for waiter in self._drainers:
                if not waiter.done():
                    waiter.set_result(None) if exc is None else waiter.set_exception(exc)

    async def _drain_helper(self):
        if self._connection_lost:
            raise ConnectionResetError('Connection lost')
        if not self._paused:
            return
        waiter = self._loop.create_future()
        self._drainers.append(waiter)
        try:
            await waiter
        finally:
            self._drainers.remove(waiter)


class StreamReaderProtocol(FlowControlMixin):
    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        super().__init__(loop)
        self._reader, self._connected = stream_reader, client_connected_cb
        self._task = self._transport = None
        self._closed = self._loop.create_future()

    def connection_made(self, transport):
        self._transport = transport
        self._reader.set_transport(transport)
        if self._connected is None:
            return
        writer = StreamWriter(transport, self, self._reader, self._loop)
        coroutine = self._connected(self._reader, writer)
        if _asyncio.iscoroutine(coroutine):
            def callback(task):
                error = task.exception()
                if error is not None:
                    self._loop.call_exception_handler({
                        'message': 'Unhandled exception in client_connected_cb', 'exception': error, 'transport': transport})
                    transport.close()

            self._task = self._loop.create_task(coroutine)
            self._task.add_done_callback(callback)

    def connection_lost(self, exc):
        if exc is None:
            self._reader.feed_eof()
        else:
            self._reader.set_exception(exc)
        if not self._closed.done():
            self._closed.set_result(None) if exc is None else self._closed.set_exception(exc)
            # Nobody need ask.
            exc and self._closed.exception()
        super().connection_lost(exc)
        self._transport = self._task = None

    def data_received(self, data):
        self._reader.feed_data(data)

    def eof_received(self):
        self._reader.feed_eof()
        return True


class StreamWriter:
    def __init__(self, transport, protocol, reader, loop):
        self._transport, self._protocol, self._reader, self._loop = transport, protocol, reader, loop

    def __repr__(self):
        return f'<StreamWriter transport={self._transport!r} reader={self._reader!r}>'

    @property
    def transport(self):
        return self._transport

    def write(self, data):
        self._transport.write(data)

    def writelines(self, data):
        self._transport.writelines(data)

    def write_eof(self):
        return self._transport.write_eof()

    def can_write_eof(self):
        return self._transport.can_write_eof()

    def close(self):
        return self._transport.close()

    def is_closing(self):
        return self._transport.is_closing()

    async def wait_closed(self):
        await self._protocol._closed

    def get_extra_info(self, name, default=None):
        return self._transport.get_extra_info(name, default)

    async def drain(self):
        if self._reader is not None and self._reader.exception() is not None:
            raise self._reader.exception()
        if self._transport.is_closing():
            await _asyncio.sleep(0)
        await self._protocol._drain_helper()


class StreamReader:
    def __init__(self, limit=_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError('Limit cannot be <= 0')
        self._limit, self._loop = limit, loop or _asyncio.get_event_loop()
        self._buffer = bytearray()
        self._eof = self._paused = False
        self._waiter = self._exception = self._transport = None

    def __repr__(self):
        info = ['StreamReader']
        if self._buffer:
            info.append(f'{len(self._buffer)} bytes')
        if self._eof:
            info.append('eof')
        if self._limit != _LIMIT:
            info.append(f'limit={self._limit}')
        if self._transport:
            info.append(f'transport={self._transport!r}')
        return '<{}>'.format(' '.join(info))

    def exception(self):
        return self._exception

    def set_exception(self, exc):
        self._exception = exc
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_exception(exc)

    def _wake(self):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_result(None)

    def set_transport(self, transport):
        self._transport = transport

    def _maybe_resume(self):
        if self._paused and len(self._buffer) <= self._limit:
            self._paused = False
            self._transport.resume_reading()

    def feed_eof(self):
        self._eof = True
        self._wake()

    def at_eof(self):
        return self._eof and not self._buffer

    def feed_data(self, data):
        if not data:
            return
        self._buffer += data
        self._wake()
        if self._transport is not None and not self._paused and len(self._buffer) > 2 * self._limit:
            self._transport.pause_reading()
            self._paused = True

    async def _wait_for_data(self, name):
        if self._waiter is not None:
            raise RuntimeError(f'{name}() called while another coroutine is already waiting for incoming data')
        if self._paused:
            self._paused = False
            self._transport.resume_reading()
        self._waiter = self._loop.create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _take(self, count):
        data = bytes(self._buffer[:count])
        del self._buffer[:count]
        self._maybe_resume()
        return data

    async def readline(self):
        try:
            return await self.readuntil(b'\n')
        except IncompleteReadError as error:
            return error.partial
        except LimitOverrunError as error:
            if self._buffer.startswith(b'\n', error.consumed):
                del self._buffer[:error.consumed + 1]
            else:
                self._buffer.clear()
            self._maybe_resume()
            raise ValueError(error.args[0])

    async def readuntil(self, separator=b'\n'):
        if not separator:
            raise ValueError('Separator should be at least one-byte string')
        if self._exception is not None:
            raise self._exception
        offset = 0
        while True:
            if len(self._buffer) - offset >= len(separator):
                found = self._buffer.find(separator, offset)
                if found != -1:
                    break
                offset = len(self._buffer) + 1 - len(separator)
                if offset > self._limit:
                    raise LimitOverrunError('Separator is not found, and chunk exceed the limit', offset)
            if self._eof:
                partial = bytes(self._buffer)
                self._buffer.clear()
                raise IncompleteReadError(partial, None)
            await self._wait_for_data('readuntil')
        if found > self._limit:
            raise LimitOverrunError('Separator is found, but chunk is longer than limit', found)
        return self._take(found + len(separator))

    async def read(self, n=-1):
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b''
        if n < 0:
            blocks = []
            while block := await self.read(self._limit):
                blocks.append(block)
            return b''.join(blocks)
        if not self._buffer and not self._eof:
            await self._wait_for_data('read')
        return self._take(n)

    async def readexactly(self, n):
        if n < 0:
            raise ValueError('readexactly size can not be less than zero')
        if self._exception is not None:
            raise self._exception
        while len(self._buffer) < n:
            if self._eof:
                partial = bytes(self._buffer)
                self._buffer.clear()
                raise IncompleteReadError(partial, n)
            await self._wait_for_data('readexactly')
        return self._take(n)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line == b'':
            raise StopAsyncIteration
        return line


async def open_connection(host=None, port=None, *, limit=_LIMIT, **kwds):
    loop = _asyncio.get_running_loop()
    reader = StreamReader(limit, loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await _create_connection(loop, lambda: protocol, host, port, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_LIMIT, **kwds):
    loop = _asyncio.get_running_loop()

    def factory():
        return StreamReaderProtocol(StreamReader(limit, loop), client_connected_cb, loop)

    return await _create_server(loop, factory, host, port, **kwds)
