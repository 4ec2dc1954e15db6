#!/usr/bin/env python3
"""CPython's asyncio as ground truth, under a virtual clock.

    oracle.py PROGRAM.py            what CPython prints and when, as text on stdout
    oracle.py --batch               the same for every program on stdin; programs and answers are ended by a zero byte

The program runs unchanged on CPython's own event loop; only time is replaced. The clock stands still
while code runs and jumps to the next deadline when the loop would wait, so a program with hours of
sleeps ends at once and prints the same on every run. Time counts in whole nanoseconds, and timers due
at the same instant fire in the order in which they were set. Worker threads (to_thread, run_in_executor)
sleep on the same clock, and so do threads that the main thread starts and joins; a new one runs to its first sleep before who
started it goes on.

Where CPython leaves an order to the hash of a set (the start order in as_completed, the order in which
TaskGroup and asyncio.run cancel, iteration over what wait returns), the oracle keeps insertion order.

An answer is one line for each line that was printed, its instant and a tab before it, then a line `= SECONDS none`, or `= SECONDS`
and the last line of the traceback. Instants count from the start of the program, in whole microseconds, at least three decimals shown.
"""
import asyncio
import atexit
import datetime
import gc
import heapq
import io
import itertools
import linecache
import os
import signal
import sys
import threading
import time
import traceback
import types
import weakref

EPOCH = 1_700_000_000.0  # what time.time() shows at the start: fixed, so that runs compare


class VirtualClock:
    """One clock for the loop and its worker threads; moves only when all of them wait."""

    def __init__(self):
        self.now = 0.0
        self.lock = threading.Condition()
        self.sleepers = []  # heap of (wake time, sequence, event), one for each sleeping worker thread
        self.busy_threads = 0  # worker threads that run Python code right now
        self.sequence = itertools.count()
        self.loop_thread = threading.get_ident()

    def sleep(self, seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if threading.get_ident() == self.loop_thread:
            # A blocking sleep on the loop's thread: nothing else on the loop runs, worker threads do.
            self.advance_to(round(self.now + seconds, 9))
            return
        event = threading.Event()
        with self.lock:
            heapq.heappush(self.sleepers, (round(self.now + seconds, 9), next(self.sequence), event))
            self.busy_threads -= 1
            self.lock.notify_all()
        event.wait()

    def advance_to(self, target, stop=lambda: False):
        """Moves to `target` (None: as far as any thread sleeps), waking worker threads in time order.

        Returns early, True, once `stop()` holds.
        """
        while True:
            with self.lock:
                self.lock.wait_for(lambda: self.busy_threads == 0)
                if stop():
                    return True
                if self.sleepers and (target is None or self.sleepers[0][0] <= target):
                    when, _, event = heapq.heappop(self.sleepers)
                    self.now = max(self.now, when)
                    self.busy_threads += 1
                    event.set()
                    continue
                if target is None:
                    return False
                self.now = max(self.now, target)
                return False


CLOCK = VirtualClock()


class OrderedWeakSet:
    """For the loop's open async generators: closed in the order in which they were first iterated."""

    def __init__(self):
        self.refs = {}

    def add(self, item):
        self.refs[id(item)] = weakref.ref(item)

    def discard(self, item):
        self.refs.pop(id(item), None)

    def clear(self):
        self.refs.clear()

    def __iter__(self):
        return iter([item for item in (r() for r in self.refs.values()) if item is not None])

    def __len__(self):
        return len(list(iter(self)))


class VirtualSelector:
    """Wraps the loop's real selector: never waits in real time."""

    def __init__(self, inner, loop):
        self.inner = inner
        self.loop = loop

    def __getattr__(self, name):
        return getattr(self.inner, name)

    def select(self, timeout=None):
        events = self.inner.select(0)
        if events or (timeout is not None and timeout <= 0):
            return events
        target = None
        if self.loop._scheduled:
            target = self.loop._scheduled[0]._when
        woken = CLOCK.advance_to(target, stop=lambda: bool(self.loop._ready) or bool(self.inner.select(0)))
        events = self.inner.select(0)
        if target is None and not woken and not events and not self.loop._ready:
            raise RuntimeError("deadlock: every task waits and nothing is scheduled")
        return events


START, JOIN = threading.Thread.start, threading.Thread.join


def start_counted(thread):
    """Thread.start for threads of the program's own: busy until they sleep or end."""
    if getattr(getattr(thread, "_target", None), "__module__", "") == "concurrent.futures.thread":
        # A worker of a pool waits for jobs, and would count as busy meanwhile.
        return START(thread)
    run, thread.over = thread.run, False

    def counted():
        try:
            run()
        finally:
            with CLOCK.lock:
                thread.over = True
                CLOCK.busy_threads -= 1
                CLOCK.lock.notify_all()

    thread.run = counted
    with CLOCK.lock:
        CLOCK.busy_threads += 1
    START(thread)
    with CLOCK.lock:
        CLOCK.lock.wait_for(lambda: CLOCK.busy_threads == 0, timeout=10)


def join_counted(thread, timeout=None):
    """Thread.join: who joins from the main thread moves the clock."""
    if threading.get_ident() == CLOCK.loop_thread and timeout is None and hasattr(thread, "over"):
        CLOCK.advance_to(None, stop=lambda: thread.over)
    JOIN(thread, timeout)


class Crew:
    """The workers of one executor: at most `size` jobs run at a time, the others wait in order."""

    def __init__(self, size):
        self.size, self.running, self.waiting = size, 0, []
        self.when_idle = []  # what is called once nothing runs and nothing waits

    def take(self, job, refused):
        self.waiting.append((job, refused))
        with CLOCK.lock:
            self.start_next()

    def finished(self):
        with CLOCK.lock:
            self.running -= 1
            self.start_next()
            while self.when_idle and not self.running:
                self.when_idle.pop()()
            CLOCK.busy_threads -= 1
            CLOCK.lock.notify_all()

    def start_next(self):
        while self.waiting and self.running < self.size:
            job, refused = self.waiting.pop(0)
            if not refused():
                self.running += 1
                CLOCK.busy_threads += 1
                START(threading.Thread(target=job, daemon=True))


CREWS = {}


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = VirtualSelector(self._selector, self)
        self._asyncgens = OrderedWeakSet()

    def time(self):
        return CLOCK.now

    def call_at(self, when, callback, *args, context=None):
        # Whole nanoseconds: 0.1 + 0.2 and 0.3 are one instant, not two in an order that rounding picked.
        return super().call_at(round(when, 9), callback, *args, context=context)

    def run_in_executor(self, executor, func, *args):
        future = self.create_future()
        crew = CREWS.setdefault(executor, Crew(getattr(executor, "_max_workers", 32)))

        def target():
            try:
                result, error = func(*args), None
            except BaseException as e:  # noqa: BLE001
                result, error = None, e

            def deliver():
                if future.cancelled():
                    return
                if error is not None:
                    future.set_exception(error)
                else:
                    future.set_result(result)

            self.call_soon_threadsafe(deliver)
            crew.finished()

        def refused():
            return future.cancelled()

        crew.take(target, refused)
        # Let the thread run to its first sleep, so that runs compare.
        with CLOCK.lock:
            CLOCK.lock.wait_for(lambda: CLOCK.busy_threads == 0, timeout=10)
        return future


    async def shutdown_default_executor(self):
        # As CPython's: asyncio.run does not end before the threads of the default executor have.
        crew = CREWS.get(None)
        if crew is not None and crew.running:
            idle = self.create_future()
            crew.when_idle.append(lambda: self.call_soon_threadsafe(idle.set_result, None))
            await idle


_timer_sequence = itertools.count()


class StableTimerHandle(asyncio.TimerHandle):
    """Orders timers due at the same instant by when they were set (heapq alone does not)."""

    __slots__ = ("sequence",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sequence = next(_timer_sequence)

    def __lt__(self, other):
        return (self._when, self.sequence) < (other._when, other.sequence)


class InsertionOrderedSet(set):
    """A set that iterates in insertion order, for the places where asyncio iterates over a set."""

    def __init__(self, items=()):
        super().__init__()
        self.order = {}
        self.update(items)

    def __iter__(self):
        return iter(list(self.order))

    def add(self, item):
        super().add(item)
        self.order[item] = None

    def discard(self, item):
        super().discard(item)
        self.order.pop(item, None)

    def remove(self, item):
        super().remove(item)
        del self.order[item]

    def pop(self):
        if not self.order:
            raise KeyError("pop from an empty set")
        item = next(iter(self.order))
        self.remove(item)
        return item

    def clear(self):
        super().clear()
        self.order.clear()

    def update(self, *others):
        for other in others:
            for item in other:
                self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def __isub__(self, other):
        for item in list(other):
            self.discard(item)
        return self

    difference_update = __isub__

    def copy(self):
        return InsertionOrderedSet(self)

    def union(self, *others):
        new = self.copy()
        new.update(*others)
        return new

    def difference(self, *others):
        return InsertionOrderedSet(i for i in self if not any(i in o for o in others))

    def intersection(self, *others):
        return InsertionOrderedSet(i for i in self if all(i in o for o in others))

    def __or__(self, other):
        return self.union(other) if isinstance(other, (set, frozenset)) else NotImplemented

    def __ror__(self, other):
        return InsertionOrderedSet(other).union(self)

    def __sub__(self, other):
        return self.difference(other) if isinstance(other, (set, frozenset)) else NotImplemented

    def __and__(self, other):
        return self.intersection(other) if isinstance(other, (set, frozenset)) else NotImplemented

    def __repr__(self):
        return "{" + ", ".join(map(repr, self)) + "}" if self else "set()"


def install():
    asyncio.events.TimerHandle = StableTimerHandle
    asyncio.tasks.set = asyncio.taskgroups.set = InsertionOrderedSet
    creation = weakref.WeakKeyDictionary()
    all_tasks = asyncio.tasks.all_tasks

    def ordered_all_tasks(loop=None):
        return InsertionOrderedSet(sorted(all_tasks(loop), key=lambda task: creation.get(task, 0)))

    asyncio.all_tasks = asyncio.tasks.all_tasks = ordered_all_tasks

    def create_task(self, coro, **kwargs):
        task = asyncio.SelectorEventLoop.create_task(self, coro, **kwargs)
        creation[task] = next(_timer_sequence)
        return task

    VirtualLoop.create_task = create_task

    class Policy(asyncio.DefaultEventLoopPolicy):
        def new_event_loop(self):
            return VirtualLoop()

    asyncio.set_event_loop_policy(Policy())
    threading.Thread.start, threading.Thread.join = start_counted, join_counted
    time.sleep = CLOCK.sleep
    time.time = lambda: EPOCH + CLOCK.now
    time.monotonic = lambda: CLOCK.now
    time.perf_counter = lambda: CLOCK.now
    time.process_time = lambda: 0.0
    real_strftime = time.strftime
    time.strftime = lambda fmt, t=None: real_strftime(fmt, t if t is not None else time.gmtime(EPOCH + CLOCK.now))
    time.localtime = lambda seconds=None: time.gmtime(EPOCH + CLOCK.now if seconds is None else seconds)

    class VirtualDatetime(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            moment = datetime.datetime.fromtimestamp(EPOCH + CLOCK.now, datetime.timezone.utc)
            return cls.combine(moment.date(), moment.time(), tz)

        today = utcnow = now

        def __repr__(self):
            return "datetime." + super().__repr__()

    VirtualDatetime.__name__ = VirtualDatetime.__qualname__ = "datetime"
    datetime.datetime = VirtualDatetime


class CapturedStdout(io.TextIOBase):
    """sys.stdout: keeps each line with the instant at which it was finished."""

    encoding = "utf-8"

    def __init__(self, lines):
        self.lines, self.partial = lines, ""

    def writable(self):
        return True

    def write(self, text):
        *whole, self.partial = (self.partial + text).split("\n")
        self.lines.extend([round(CLOCK.now, 6), line] for line in whole)
        return len(text)


def run(source, name="main.py"):
    install()
    lines = []
    stream = CapturedStdout(lines)
    real_stdout, sys.stdout = sys.stdout, stream
    sys.argv = [name]
    error = None
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    main.__file__ = name
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)  # what warnings and tracebacks quote
    try:
        exec(compile(source, name, "exec", dont_inherit=True), main.__dict__)
    except SystemExit as e:
        if e.code not in (None, 0):
            error = f"exit {e.code}" if isinstance(e.code, int) else str(e.code)
    except BaseException as e:  # noqa: BLE001
        error = "".join(traceback.format_exception(e)).strip().split("\n")[-1].strip()
    finally:
        # The program's end, as the interpreter's: exit handlers, and then what its module holds.
        atexit._run_exitfuncs()
        main = sys.modules["__main__"] = None
        gc.collect()
        sys.stdout = real_stdout
    if stream.partial:
        lines.append([round(CLOCK.now, 6), stream.partial])
    return {"stdout": lines, "seconds": round(CLOCK.now, 6), "error": error}


LONGEST = 20  # real seconds that one program may take


def shown(seconds):
    whole, decimals = f"{seconds:.6f}".split(".")
    return f"{whole}.{decimals.rstrip('0'):0<3}"


def answer(source, name="main.py"):
    result = run(source, name)
    lines = [f"{shown(seconds)}\t{line}" for seconds, line in result["stdout"]]
    error = "none" if result["error"] is None else result["error"]
    return "".join(f"{line}\n" for line in [*lines, f"= {shown(result['seconds'])} {error}"])


def answer_in_child(source):
    """Each program has a process of its own, forked from this one, so that none sees what another one left behind."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(LONGEST)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        text = answer(source)
        with os.fdopen(writer, "w", encoding="utf-8", errors="surrogatepass") as pipe:
            pipe.write(text)
        os._exit(0)  # worker threads that still sleep do not hold it up
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return text or "= 0.000 the oracle gave up\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["--batch"]:
        for program in sys.stdin.read().split("\0")[:-1]:
            sys.stdout.write(answer_in_child(program) + "\0")
    else:
        path = sys.argv[1]
        with open(path, encoding="utf-8") as f:
            program = f.read()
        sys.stdout.write(answer(program, path.rsplit("/", 1)[-1]))
    sys.stdout.flush()
    os._exit(0)
