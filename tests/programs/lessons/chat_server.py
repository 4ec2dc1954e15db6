import asyncio
from dataclasses import dataclass, field, asdict, replace, astuple, fields, InitVar, KW_ONLY
from datetime import datetime, timedelta, timezone
from enum import Enum, Flag, IntEnum, StrEnum, auto, unique
class Kind(StrEnum): JOIN = auto(); LEAVE = auto(); TEXT = "text"
@unique
class Perm(Flag): READ = auto(); WRITE = auto(); ADMIN = READ | WRITE
@dataclass
class Message:
    sender: str
    text: str
    _: KW_ONLY
    kind: Kind = Kind.TEXT
    at: datetime = field(default_factory=lambda: datetime(2024, 1, 1, tzinfo=timezone.utc), repr=False)
    tags: list = field(default_factory=list)
    upper: InitVar[bool] = False
    def __post_init__(self, upper):
        if upper: self.text = self.text.upper()
class Room:
    def __init__(self, name): self.name, self.members, self.history = name, {}, []
    async def join(self, user, perm=Perm.ADMIN):
        q = self.members[user] = asyncio.Queue(maxsize=2); q.perm = perm if hasattr(q, "__dict__") else None
        await self.send(Message("*", f"{user} joined", kind=Kind.JOIN)); return q
    async def send(self, m):
        self.history.append(m)
        for name, q in list(self.members.items()):
            if name == m.sender: continue
            try: q.put_nowait(m)
            except asyncio.QueueFull: print(f"  dropped for {name}: {m.text!r}")
    async def leave(self, user): del self.members[user]; await self.send(Message("*", f"{user} left", kind=Kind.LEAVE))
async def client(room, name, script):
    q = await room.join(name)
    async def reader():
        while True:
            m = await q.get(); print(f"[{name}] <{m.sender}> {m.text} ({m.kind})"); await asyncio.sleep(.3)
    r = asyncio.create_task(reader(), name=f"reader-{name}")
    for delay, text in script: await asyncio.sleep(delay); await room.send(Message(name, text, upper=name == "bob"))
    r.cancel()
    try: await r
    except asyncio.CancelledError: pass
    finally: await room.leave(name)
async def main():
    room = Room("lobby")
    await asyncio.gather(client(room, "ann", [(1, "hi"), (.5, "anyone?"), (.1, "a"), (.1, "b")]), client(room, "bob", [(.7, "yo"), (2, "bye")]), client(room, "cy", [(.1, "x"), (.1, "y"), (.1, "z"), (.1, "w")]))
    print(len(room.history), room.history[0], asdict(room.history[-1])["kind"], astuple(Message("a", "b"))[:2])
    print([f.name for f in fields(Message)], replace(Message("a", "b"), text="c", upper=True))
    print(Perm.READ | Perm.WRITE, Perm.ADMIN & Perm.READ, Perm.READ in Perm.ADMIN, ~Perm.READ, Perm(0), Kind("join"), Kind.JOIN == "join", f"{Kind.TEXT:>8}|", list(Kind))
    try: Kind("nope")
    except ValueError as e: print(e)
    d = datetime(2024, 2, 28, 23, 30) + timedelta(days=1, minutes=45); print(d, d.isoformat(), d.strftime("%A %d %b %Y %H:%M"), d - datetime(2024, 1, 1), timedelta(seconds=3725), repr(timedelta(1, 2, 3)))
asyncio.run(main())
