import asyncio
import random
import time
from dataclasses import dataclass, field
from enum import Enum, auto

class State(Enum):
    CLOSED = auto()
    OPEN = auto()
    HALF_OPEN = auto()

class CircuitOpenError(Exception):
    def __init__(self, remaining: float):
        super().__init__(f"circuit open for another {remaining:.2f}s")
        self.remaining = remaining

@dataclass
class CircuitBreaker:
    threshold: int = 3
    timeout: float = 5.0
    state: State = State.CLOSED
    failures: int = field(default=0, repr=False)
    opened: float | None = field(default=None, init=False, compare=False)
    history: list[str] = field(default_factory=list, repr=False)

    def _move(self, state: State) -> None:
        self.history.append(f"{self.state.name}->{state.name}")
        self.state = state

    async def call(self, func, *args, **kw):
        if self.state is State.OPEN:
            elapsed = time.monotonic() - self.opened
            if elapsed < self.timeout:
                raise CircuitOpenError(self.timeout - elapsed)
            self._move(State.HALF_OPEN)
        try:
            result = await func(*args, **kw)
        except Exception as exc:
            self.failures += 1
            if self.failures >= self.threshold or self.state is State.HALF_OPEN:
                self._move(State.OPEN)
                self.opened = time.monotonic()
            raise
        else:
            self.failures = 0
            if self.state is not State.CLOSED:
                self._move(State.CLOSED)
            return result

rng = random.Random(42)
async def flaky(i):
    await asyncio.sleep(rng.uniform(0.1, 0.5))
    if rng.random() < 0.6:
        raise ConnectionError(f"call {i} refused")
    return i * i

async def retry(cb, i, attempts=4, base=0.5):
    for attempt in range(1, attempts + 1):
        try:
            return await cb.call(flaky, i)
        except CircuitOpenError as e:
            print(f"  {i}: {e}"); await asyncio.sleep(e.remaining)
        except ConnectionError as e:
            pause = min(base * 2 ** attempt, 4) + rng.random() * 0.1
            print(f"  {i}: attempt {attempt} failed: {e!r}; pause {pause:.3f}")
            await asyncio.sleep(pause)
    raise RuntimeError(f"{i} gave up") from None

async def main():
    cb = CircuitBreaker()
    print(cb)
    results = await asyncio.gather(*(retry(cb, i) for i in range(6)), return_exceptions=True)
    for i, r in enumerate(results):
        print(i, r if not isinstance(r, Exception) else f"{type(r).__name__}: {r}")
    print(cb, *cb.history, sep="\n")
    print(f"{time.monotonic():.3f}")
    print(cb == CircuitBreaker(), list(State), State(1), State["OPEN"].value)
asyncio.run(main())
