"""doc"""
from __future__ import annotations
import asyncio
import dataclasses
import inspect
import typing
from dataclasses import dataclass, field
from typing import Optional, List, ClassVar, TYPE_CHECKING

if TYPE_CHECKING:
    from nowhere import Missing

print(annotations)
print(__doc__)

def f(a: int, b: Missing | None = None, *args: "quoted", c: dict[str, list[int]] = {}, **kw: Callable[..., Awaitable[T]]) -> Optional[Tree]:
    local: Undefined = 3
    return local

print(f(1), f.__annotations__)
print(inspect.signature(f))

class Tree:
    left: Tree | None
    right: Optional["Tree"] = None
    def add(self, other: Tree) -> Tree:
        return other

print(Tree.__annotations__)
print(Tree.add.__annotations__, typing.get_type_hints(Tree.add))

@dataclass
class Job:
    name: str
    delay: float = 0.5
    tags: list[str] = field(default_factory=list)
    count: ClassVar[int] = 0
    parent: Job | None = None

print(Job("a"), [(f.name, f.type) for f in dataclasses.fields(Job)])
print(Job.__annotations__)
print(typing.get_type_hints(Job))
x: (1 + 2) * 3 - -4 ** 2 = 5
y: not (a and b or c) if q else lambda_
z: a[1:2, ::3][(1, 2)]
w: (1,) 
v: {1, 2} | {'a': 1, **b}
u: f(1, *args, key="v", **kw).attr
t: 1 .real
s: -1.5e300 + 2j * b'x' + ...
r: a < b <= c is not d not in e
q: 'it\'s' "joined"
p: a @ b // c << d >> e & f ^ g | h
o: (a if b else c) or (d, e)
n: (await_ ** -x) ** y
for name, text in __annotations__.items():
    print(name, '=', text)
try:
    typing.get_type_hints(f)
except NameError as e:
    print(e)

async def main() -> None:
    async def inner(n: Unknown) -> Unknown: return n
    print(inner.__annotations__, await inner(1))
asyncio.run(main())
