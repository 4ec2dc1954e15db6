import base64
import contextvars
import hashlib
import inspect
import io
import os.path
import pprint
import types
import uuid
from pathlib import PurePosixPath

print(base64.b64encode(b'hello world'), base64.b64decode(b'aGk='), base64.urlsafe_b64encode(b'\xff\xfe\xfd'), base64.b64encode(b''), base64.b64decode('YQ=='))
for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'):
    h = hashlib.new(name, b'loop')
    h.update(b'scope')
    print(h.name, h.hexdigest(), h.digest_size)
try:
    hashlib.md5('text')
except TypeError as error:
    print(error)
print(uuid.uuid5(uuid.NAMESPACE_URL, 'https://example.com'), uuid.UUID('12345678123456781234567812345678'), repr(uuid.UUID(int=5)), uuid.uuid4().version, len({uuid.uuid4() for _ in range(10)}))
f = io.StringIO()
f.write('one\ntwo\n')
print('three', file=f)
print(repr(f.getvalue()), f.tell())
f.seek(0)
print(f.readline(), f.read(3), list(f), f.read())
print([line for line in io.StringIO('a\nb')], io.BytesIO(b'ab').read(1))
with io.StringIO('x') as g:
    pass
try:
    g.read()
except ValueError as error:
    print(error)
print(os.path.join('a', '/b', 'c'), os.path.basename('/x/y.txt'), os.path.dirname('/x/y.txt'), os.path.splitext('a.tar.gz'), os.path.split('/a/b'), os.path.normpath('/a/../b/./c'))
p = PurePosixPath('/home/user/file.tar.gz')
print(p, repr(p), p.name, p.stem, p.suffix, p.parent, p.parts, p / 'x', p.with_suffix('.txt'), p.relative_to('/home'), PurePosixPath('a') / 'b' == PurePosixPath('a/b'))
pprint.pprint({'name': 'x' * 30, 'items': list(range(20)), 'nested': {'b': [1, 2], 'a': ('t',)}})
pprint.pprint([1, 'two', {'three': 3}])
print(pprint.pformat({'b': 1, 'a': 2}))
print(types.SimpleNamespace(a=1, b='x'), types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1))


def example(a, b: int = 2, *args: str, c, d=None, **kwargs) -> bool:
    """Example doc.

    More.
    """


print(inspect.signature(example), list(inspect.signature(example).parameters), inspect.getdoc(example))
bound = inspect.signature(example).bind(1, c=3)
bound.apply_defaults()
print(bound.arguments, bound.args, bound.kwargs)


async def coro():
    pass


def gen():
    yield


async def agen():
    yield


c = coro()
print([inspect.iscoroutinefunction(x) for x in (coro, gen, agen, example)], inspect.isgeneratorfunction(gen), inspect.isasyncgenfunction(agen), inspect.iscoroutine(c), inspect.isawaitable(c),
      inspect.isawaitable(3), inspect.getcoroutinestate(c), inspect.isfunction(coro), inspect.isclass(int))
c.close()
print(inspect.getcoroutinestate(c))
try:
    inspect.signature(example).bind()
except TypeError as error:
    print(error)
v = contextvars.ContextVar('v', default='d')
w = contextvars.ContextVar('w')
print(v.get(), v.get('other'), v.name, w.get('none'))
try:
    w.get()
except LookupError as error:
    print('LookupError')
token = v.set('one')
print(v.get(), token.old_value, token.var is v, token.old_value is contextvars.Token.MISSING)
v.set('two')
v.reset(token)
print(v.get())
try:
    v.reset(token)
except RuntimeError as error:
    print('RuntimeError', 'has already been used once' in str(error))
ctx = contextvars.copy_context()


def change():
    v.set('inside')
    return v.get()


print(ctx.run(change), v.get(), ctx[v], w in ctx, len(ctx), ctx.get(w, 'no'))
try:
    ctx[w]
except KeyError:
    print('KeyError')
