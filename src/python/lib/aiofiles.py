"""aiofiles, on the run's own files: each operation is done on a worker thread."""
import asyncio
import _world
from functools import partial as _partial
from io import open as _open_file


async def _run(doing, path, function, *args, **options):
    future = asyncio.get_running_loop().run_in_executor(None, _partial(function, *args, **options))
    _world.name(future, f'{doing} {path} (simulated file)')
    return await future


_doing = {'read': 'reading', 'readline': 'reading', 'readlines': 'reading', 'write': 'writing', 'writelines': 'writing', 'close': 'closing'}


class _File:
    def __init__(self, file):
        self._file = file

    async def _do(self, name, *args):
        return await _run(_doing.get(name, f'{name} in'), self._file.name, getattr(self._file, name), *args)

    async def read(self, *args): return await self._do('read', *args)
    async def readline(self, *args): return await self._do('readline', *args)
    async def readlines(self, *args): return await self._do('readlines', *args)
    async def write(self, data): return await self._do('write', data)
    async def writelines(self, lines): return await self._do('writelines', lines)
    async def flush(self): return await self._do('flush')
    async def seek(self, *args): return await self._do('seek', *args)
    async def tell(self): return await self._do('tell')
    async def close(self): return await self._do('close')

    name = property(lambda self: self._file.name)
    mode = property(lambda self: self._file.mode)
    closed = property(lambda self: self._file.closed)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class _Opening:
    def __init__(self, args, options):
        self._args, self._options = args, options

    async def _open(self):
        path = self._options.get('file', self._args[0] if self._args else '')
        return _File(await _run('opening', path, _open_file, *self._args, **self._options))

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self):
        self._file = await self._open()
        return self._file

    async def __aexit__(self, *details):
        await self._file.close()


def open(*args, **options):
    return _Opening(args, options)
