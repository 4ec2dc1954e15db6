import asyncio
from enum import Enum
class S(Enum):
    IDLE = "idle"; RUN = "run"; DONE = "done"
    @property
    def final(self): return self is S.DONE
    def __str__(self): return f"<{self.value}>"
    @classmethod
    def start(cls): return cls.IDLE
    def next(self):
        match self:
            case S.IDLE: return S.RUN
            case S.RUN: return S.DONE
            case _: raise ValueError(f"no state after {self}")
async def fsm(events):
    state = S.start(); seen = []
    while not state.final:
        e = await events.get(); seen.append(e)
        match (state, e):
            case (S.IDLE, {"type": "start", "by": str() as who, **rest}) if not rest: print("started by", who); state = state.next()
            case (S.IDLE, {"type": "start", **rest}): print("ignored", rest)
            case (S.RUN, ["progress", int() | float() as p, *more]): print(f"{p:.0%}" if p <= 1 else "over", more)
            case (S.RUN, ("stop" | "end") as w): print("ending with", w); state = state.next()
            case (s, None): print("none in", s)
            case (s, object(real=r)): print("number", r)
            case _: print("what?", e)
    return seen
async def main():
    q = asyncio.Queue()
    t = asyncio.create_task(fsm(q))
    for e in [None, 5, {"type": "start", "by": "ann", "x": 1}, {"type": "start", "by": "bob"}, ["progress", .25], ["progress", 2, "a", "b"], ("progress", 1), "x", "end"]:
        await q.put(e); await asyncio.sleep(.1)
    print(len(await t), S.RUN, repr(S.RUN), S("done").name, S.DONE.final, [s.value for s in S], S.IDLE in S, len(S))
    try: S.DONE.next()
    except ValueError as e: print(e)
    try: S.X
    except AttributeError as e: print(e)
asyncio.run(main())
