from __future__ import annotations
import asyncio
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar, Protocol, Union, Optional, ClassVar
T = TypeVar("T")
@dataclass(frozen=True, slots=True)
class Msg:
    kind: str
    body: object = None
    reply: Optional[asyncio.Future] = None
class Actor(ABC, Generic[T]):
    registry: ClassVar[dict[str, Actor]] = {}
    def __init_subclass__(cls, /, prefix="", **kw):
        super().__init_subclass__(**kw); cls.prefix = prefix or cls.__name__.lower()
    def __init__(self, name: str) -> None:
        self.name = f"{self.prefix}:{name}"; self.inbox: asyncio.Queue[Msg] = asyncio.Queue(); self._task: asyncio.Task | None = None
        Actor.registry[self.name] = self
    async def __aenter__(self) -> Actor: self._task = asyncio.create_task(self._run(), name=self.name); return self
    async def __aexit__(self, *exc) -> bool | None:
        await self.inbox.put(Msg("stop")); await self._task
    def tell(self, kind, body=None): self.inbox.put_nowait(Msg(kind, body))
    async def ask(self, kind, body=None, timeout=1.0):
        fut = asyncio.get_running_loop().create_future()
        await self.inbox.put(Msg(kind, body, fut))
        async with asyncio.timeout(timeout): return await fut
    async def _run(self):
        while (msg := await self.inbox.get()).kind != "stop":
            try: result = await self.handle(msg)
            except Exception as e:
                if msg.reply: msg.reply.set_exception(e)
                else: print(self.name, "crashed on", msg.kind, repr(e))
            else:
                if msg.reply and not msg.reply.done(): msg.reply.set_result(result)
        print(self.name, "stopped")
    @abstractmethod
    async def handle(self, msg: Msg): ...
class Account(Actor[int], prefix="acct"):
    def __init__(self, name, balance=0): super().__init__(name); self.balance = balance
    async def handle(self, msg):
        match msg:
            case Msg("deposit", int(n)) if n > 0: self.balance += n; return self.balance
            case Msg("withdraw", int(n)) if n <= self.balance: self.balance -= n; return self.balance
            case Msg("withdraw", n): raise ValueError(f"insufficient: {self.balance} < {n}")
            case Msg(kind="slow"): await asyncio.sleep(5); return "slow"
            case Msg(kind=other): raise NotImplementedError(other)
async def main():
    try: Actor("x")
    except TypeError as e: print(e)
    async with Account("ann", 10) as a, Account("bob") as b:
        print(await a.ask("deposit", 5)); a.tell("withdraw", 100); a.tell("dance")
        try: await a.ask("withdraw", 50)
        except ValueError as e: print("error", e)
        try: await b.ask("slow")
        except TimeoutError: print("timed out")
        try: Msg("a").kind = "b"
        except Exception as e: print(type(e).__name__, e)
        print(Msg("a", 1), Msg("a") == Msg("a"), hash(Msg("a")) == hash(Msg("a")), sorted(Actor.registry))
asyncio.run(main())
