#!/usr/bin/env python3
"""Random asyncio programs, for holding a runtime against CPython's.

    generate.py SEED [SIZE]         a program on stdout: the same one for the same seed and size
    generate.py --batch FIRST N     N programs, of seeds FIRST, FIRST + 1, … and of growing sizes; a zero byte ends each

Every program ends (one outer deadline), prints what it does and when, and draws its delays from a small
set, so that ties, zero sleeps and timeouts that fall on a wake-up are common. It prints no set, no
address and no hash, so two correct runtimes print the same text.
"""
import random
import sys

DELAYS = ["0", "0", "0.1", "0.1", "0.2", "0.3", "0.5", "1", "1", "2"]
ERRORS = ["ValueError", "KeyError", "RuntimeError", "ZeroDivisionError", "LookupError"]


class Program:
    def __init__(self, seed, size):
        self.rng = random.Random(f"{seed}/{size}")
        self.size = size
        self.lines = []
        self.workers = []
        self.names = 0
        self.async_gens = []

    def pick(self, *options):
        return self.rng.choice(options)

    def delay(self):
        return self.rng.choice(DELAYS)

    def name(self, stem):
        self.names += 1
        return f"{stem}{self.names}"

    def emit(self, depth, text):
        self.lines.append("    " * depth + text)

    def call(self):
        """A coroutine call of some worker made so far."""
        if not self.workers:
            return f"nap({self.delay()}, {self.name('n')!r})"
        return f"{self.rng.choice(self.workers)}({self.name('w')!r})"

    def calls(self, low=1, high=4):
        return ", ".join(self.call() for _ in range(self.rng.randint(low, high)))

    def tasks(self, low=1, high=4):
        made = []
        for _ in range(self.rng.randint(low, high)):
            name = self.name("t")
            made.append(f"asyncio.create_task({self.call()}, name={name!r})")
        return "[" + ", ".join(made) + "]"

    # Statements: each prints enough to tell runtimes apart.

    def statement(self, depth, budget):
        kinds = [
            (6, self.s_sleep), (4, self.s_say), (2, self.s_await), (1, self.s_raise), (3, self.s_gather),
            (3, self.s_wait), (2, self.s_as_completed), (2, self.s_wait_for), (2, self.s_timeout), (2, self.s_group),
            (2, self.s_cancel), (1, self.s_shield), (2, self.s_lock), (2, self.s_semaphore), (1, self.s_event),
            (1, self.s_queue), (1, self.s_condition), (2, self.s_try), (1, self.s_loop), (1, self.s_asyncgen),
            (1, self.s_callback), (1, self.s_future), (1, self.s_block), (1, self.s_barrier), (1, self.s_star_group),
            (1, self.s_opening), (1, self.s_reschedule), (1, self.s_twice_cancelled), (1, self.s_comprehension), (1, self.s_variable),
            (1, self.s_generator), (1, self.s_done_callback), (1, self.s_rounds), (1, self.s_bounded), (1, self.s_match),
            (1, self.s_steered), (1, self.s_nested_groups), (1, self.s_ordered_queue), (1, self.s_executor), (1, self.s_context),
            (1, self.s_self_cancelled), (1, self.s_exit_stack), (1, self.s_handle), (1, self.s_shielded_wait),
        ]
        if budget <= 0:
            kinds = kinds[:2]
        weights = [w for w, _ in kinds]
        _, make = self.rng.choices(kinds, weights)[0]
        make(depth, budget - 1)

    def body(self, depth, budget, low=1, high=3):
        for _ in range(self.rng.randint(low, high)):
            self.statement(depth, budget)

    def s_sleep(self, depth, budget):
        self.emit(depth, f"await asyncio.sleep({self.delay()})")
        if self.rng.random() < 0.4:
            self.emit(depth, f"say(me, {self.name('slept ')!r})")

    def s_say(self, depth, budget):
        self.emit(depth, f"say(me, {self.name('step ')!r})")

    def s_await(self, depth, budget):
        self.emit(depth, f"say(me, 'awaited', await {self.call()})")

    def s_raise(self, depth, budget):
        self.emit(depth, f"if len(LOG) % {self.rng.randint(2, 4)} == 0:")
        self.emit(depth + 1, f"raise {self.rng.choice(ERRORS)}({self.name('e')!r})")

    def guarded(self, depth, text, budget):
        """`text` inside a try, most of the time."""
        if self.rng.random() < 0.75:
            self.emit(depth, "try:")
            for line in text:
                self.emit(depth + 1, line)
            kind = self.pick("Exception", "(ValueError, LookupError, TimeoutError)", "asyncio.TimeoutError", "Exception")
            self.emit(depth, f"except {kind} as error:")
            self.emit(depth + 1, "say(me, 'caught', type(error).__name__, error)")
        else:
            for line in text:
                self.emit(depth, line)

    def s_gather(self, depth, budget):
        flag = self.pick("", ", return_exceptions=True", ", return_exceptions=True")
        self.guarded(depth, [f"say(me, 'gathered', show(await asyncio.gather({self.calls()}{flag})))"], budget)

    def s_wait(self, depth, budget):
        when = self.pick("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED")
        timeout = self.pick("", "", f", timeout={self.delay()}")
        self.emit(depth, f"done, pending = await asyncio.wait({self.tasks()}, return_when=asyncio.{when}{timeout})")
        self.emit(depth, "say(me, 'done', names(done), 'pending', names(pending))")
        if self.rng.random() < 0.6:
            self.emit(depth, "for task in sorted(pending, key=lambda t: t.get_name()):")
            self.emit(depth + 1, "task.cancel()")
        if self.rng.random() < 0.7:
            self.emit(depth, "for task in sorted(done | pending, key=lambda t: t.get_name()):")
            self.emit(depth + 1, "say(me, task.get_name(), show(await asyncio.gather(task, return_exceptions=True)))")

    def s_as_completed(self, depth, budget):
        timeout = self.pick("", "", f", timeout={self.delay()}")
        text = [
            f"for earliest in asyncio.as_completed([{self.calls()}]{timeout}):",
            "    try:",
            "        say(me, 'next', await earliest)",
            "    except (ValueError, KeyError, RuntimeError) as error:",
            "        say(me, 'next failed', repr(error))",
        ]
        self.guarded(depth, text, budget)

    def s_wait_for(self, depth, budget):
        self.guarded(depth, [f"say(me, 'in time', await asyncio.wait_for({self.call()}, timeout={self.delay()}))"], budget)

    def s_timeout(self, depth, budget):
        start = len(self.lines)
        self.emit(depth + 1, f"async with asyncio.timeout({self.delay()}) as scope:")
        self.body(depth + 2, budget)
        inner = self.lines[start:]
        del self.lines[start:]
        if self.rng.random() < 0.8:
            self.emit(depth, "try:")
            self.lines += inner
            self.emit(depth, "except TimeoutError:")
            self.emit(depth + 1, "say(me, 'timed out', scope.expired())")
        else:
            self.lines += [line[4:] for line in inner]

    def s_group(self, depth, budget):
        self.emit(depth, "try:")
        self.emit(depth + 1, "async with asyncio.TaskGroup() as group:")
        for _ in range(self.rng.randint(1, 3)):
            self.emit(depth + 2, f"group.create_task({self.call()}, name={self.name('g')!r})")
        if self.rng.random() < 0.6:
            self.body(depth + 2, budget)
        self.emit(depth, "except ExceptionGroup as errors:")
        self.emit(depth + 1, "say(me, 'group', str(errors), [repr(e) for e in errors.exceptions])")

    def s_cancel(self, depth, budget):
        task = self.name("task")
        message = self.pick("", "", "'enough'")
        self.emit(depth, f"{task} = asyncio.create_task({self.call()})")
        if self.rng.random() < 0.7:
            self.emit(depth, f"await asyncio.sleep({self.delay()})")
        self.emit(depth, f"say(me, 'cancel', {task}.cancel({message}))")
        self.emit(depth, "try:")
        self.emit(depth + 1, f"say(me, 'survived', await {task})")
        self.emit(depth, "except asyncio.CancelledError as error:")
        self.emit(depth + 1, f"say(me, 'cancelled', {task}.cancelled(), error.args)")
        self.emit(depth, "except Exception as error:")
        self.emit(depth + 1, "say(me, 'failed', repr(error))")

    def s_shield(self, depth, budget):
        task = self.name("inner")
        self.emit(depth, f"{task} = asyncio.ensure_future({self.call()})")
        self.guarded(depth, [f"say(me, 'shielded', await asyncio.wait_for(asyncio.shield({task}), {self.delay()}))"], budget)
        self.emit(depth, f"say(me, 'still', {task}.done())")

    def s_lock(self, depth, budget):
        self.emit(depth, "async with LOCK:")
        self.emit(depth + 1, "say(me, 'holds the lock')")
        self.s_sleep(depth + 1, budget)

    def s_semaphore(self, depth, budget):
        self.emit(depth, "async with SEMAPHORE:")
        self.emit(depth + 1, "say(me, 'has a slot', SEMAPHORE.locked())")
        self.s_sleep(depth + 1, budget)

    def s_event(self, depth, budget):
        if self.rng.random() < 0.5:
            self.emit(depth, self.pick("EVENT.set()", "EVENT.set()", "EVENT.clear()"))
        else:
            self.guarded(depth, [f"say(me, 'event', await asyncio.wait_for(EVENT.wait(), {self.delay()}))"], budget)

    def s_queue(self, depth, budget):
        if self.rng.random() < 0.5:
            self.guarded(depth, [f"await asyncio.wait_for(QUEUE.put({self.name('item')!r}), {self.delay()})"], budget)
        else:
            self.guarded(depth, [f"say(me, 'got', await asyncio.wait_for(QUEUE.get(), {self.delay()}))", "QUEUE.task_done()"], budget)

    def s_condition(self, depth, budget):
        self.emit(depth, "async with CONDITION:")
        if self.rng.random() < 0.5:
            self.emit(depth + 1, self.pick("CONDITION.notify()", "CONDITION.notify_all()"))
        else:
            self.guarded(depth + 1, [f"say(me, 'notified', await asyncio.wait_for(CONDITION.wait(), {self.delay()}))"], budget)

    def s_barrier(self, depth, budget):
        self.guarded(depth, [f"say(me, 'barrier', await asyncio.wait_for(BARRIER.wait(), {self.delay()}) >= 0)"], budget)

    def s_try(self, depth, budget):
        self.emit(depth, "try:")
        self.body(depth + 1, budget)
        shape = self.pick("finally", "cancel", "both", "except", "swallow")
        if shape in ("cancel", "both"):
            self.emit(depth, "except asyncio.CancelledError as error:")
            self.emit(depth + 1, "say(me, 'cleaning up', error.args)")
            if self.rng.random() < 0.5:
                self.s_sleep(depth + 1, budget)
            self.emit(depth + 1, "raise")
        if shape == "swallow":
            self.emit(depth, "except asyncio.CancelledError:")
            self.emit(depth + 1, "say(me, 'will not die')")
        if shape in ("except",):
            self.emit(depth, "except Exception as error:")
            self.emit(depth + 1, "say(me, 'handled', repr(error))")
            self.emit(depth, "else:")
            self.emit(depth + 1, "say(me, 'no error')")
        if shape in ("finally", "both"):
            self.emit(depth, "finally:")
            self.emit(depth + 1, f"say(me, {self.name('finally ')!r})")
            if self.rng.random() < 0.4:
                self.s_sleep(depth + 1, budget)

    def s_loop(self, depth, budget):
        variable = self.name("i")
        self.emit(depth, f"for {variable} in range({self.rng.randint(1, 3)}):")
        self.emit(depth + 1, f"say(me, 'round', {variable})")
        self.s_sleep(depth + 1, budget)

    def s_asyncgen(self, depth, budget):
        limit = self.rng.randint(1, 3)
        if self.rng.random() < 0.5:
            self.emit(depth, f"say(me, 'list', [x async for x in ticker(me, {self.delay()}, {limit}) if x != 1])")
        else:
            self.emit(depth, f"async for x in ticker(me, {self.delay()}, {limit + 1}):")
            self.emit(depth + 1, "say(me, 'tick', x)")
            if self.rng.random() < 0.4:
                self.emit(depth + 1, f"if x == {limit - 1}:")
                self.emit(depth + 2, "break")

    def s_callback(self, depth, budget):
        loop = "asyncio.get_running_loop()"
        how = self.pick(f"{loop}.call_soon(say, me, 'called soon')", f"{loop}.call_later({self.delay()}, say, me, 'called later')")
        self.emit(depth, how)

    def s_future(self, depth, budget):
        future = self.name("future")
        self.emit(depth, f"{future} = asyncio.get_running_loop().create_future()")
        self.emit(depth, f"{future}.add_done_callback(lambda f: say(me, 'done callback', f.cancelled()))")
        self.emit(depth, f"asyncio.get_running_loop().call_later({self.delay()}, settle, {future}, {self.name('value')!r})")
        self.guarded(depth, [f"say(me, 'future', await asyncio.wait_for({future}, {self.delay()}))"], budget)

    def s_block(self, depth, budget):
        if self.rng.random() < 0.5:
            self.emit(depth, f"time.sleep({self.delay()})")
            self.emit(depth, "say(me, 'blocked the loop')")
        else:
            self.emit(depth, f"say(me, 'thread', await asyncio.to_thread(work, {self.delay()}, {self.name('job')!r}))")

    def s_star_group(self, depth, budget):
        self.emit(depth, "try:")
        self.emit(depth + 1, "async with asyncio.TaskGroup() as group:")
        for _ in range(self.rng.randint(1, 3)):
            self.emit(depth + 2, f"group.create_task({self.pick(self.call(), f'fail({self.delay()}, {self.pick(*ERRORS)})')})")
        first, second = self.rng.sample(ERRORS, 2)
        self.emit(depth, f"except* {first} as errors:")
        self.emit(depth + 1, "say(me, 'first clause', [repr(e) for e in errors.exceptions])")
        self.emit(depth, f"except* ({second}, OSError) as errors:")
        self.emit(depth + 1, "say(me, 'second clause', len(errors.exceptions))")

    def s_opening(self, depth, budget):
        swallow = self.pick("()", "()", "(ValueError, LookupError)")
        self.emit(depth, f"async with opening(me, {self.name('door')!r}, {self.delay()}, {swallow}) as door:")
        self.emit(depth + 1, "say(me, 'inside', door)")
        self.body(depth + 1, budget, 1, 2)

    def s_reschedule(self, depth, budget):
        self.emit(depth, "try:")
        self.emit(depth + 1, f"async with asyncio.timeout({self.pick('None', self.delay())}) as scope:")
        self.s_sleep(depth + 2, budget)
        later = self.pick("None", f"asyncio.get_running_loop().time() + {self.delay()}")
        self.emit(depth + 2, f"scope.reschedule({later})")
        self.body(depth + 2, budget, 1, 2)
        self.emit(depth, "except TimeoutError:")
        self.emit(depth + 1, "say(me, 'rescheduled, and out of time', scope.expired())")

    def s_twice_cancelled(self, depth, budget):
        task = self.name("task")
        self.emit(depth, f"{task} = asyncio.create_task(patient(me, {self.delay()}, {self.delay()}))")
        self.s_sleep(depth, budget)
        self.emit(depth, f"{task}.cancel('once')")
        self.s_sleep(depth, budget)
        self.emit(depth, f"{task}.cancel('twice')")
        self.emit(depth, f"say(me, 'requests', {task}.cancelling())")
        self.emit(depth, f"say(me, show(await asyncio.gather({task}, return_exceptions=True)), {task}.cancelled())")

    def s_comprehension(self, depth, budget):
        text = self.pick(
            f"[await nap({self.delay()}, x) for x in range(3)]",
            f"[y async for y in ticker(me, {self.delay()}, 2)] + [y async for y in ticker(me, 0, 1)]",
            f"{{x: await nap({self.delay()}, x * x) for x in range(2)}}",
            f"sum([x async for x in ticker(me, {self.delay()}, 3) if x], start=10)",
        )
        self.emit(depth, f"say(me, 'comprehended', {text})")

    def s_variable(self, depth, budget):
        if self.rng.random() < 0.5:
            self.emit(depth, f"VARIABLE.set({self.name('context')!r})")
        self.emit(depth, "say(me, 'in context', VARIABLE.get())")

    def s_generator(self, depth, budget):
        generator = self.name("generator")
        self.emit(depth, f"{generator} = counting(me, {self.rng.randint(2, 4)})")
        self.emit(depth, f"say(me, next({generator}), {generator}.send({self.name('sent')!r}))")
        ending = self.pick(f"{generator}.close()", f"say(me, list({generator}))", f"del {generator}", f"{generator} = None")
        self.emit(depth, ending)

    def s_done_callback(self, depth, budget):
        task = self.name("task")
        self.emit(depth, f"{task} = asyncio.create_task({self.call()})")
        self.emit(depth, f"{task}.add_done_callback(lambda t: say(me, 'is done', t.cancelled()))")
        if self.rng.random() < 0.5:
            self.emit(depth, f"await asyncio.wait([{task}], timeout={self.delay()})")

    def s_rounds(self, depth, budget):
        pending = self.name("pending")
        self.emit(depth, f"{pending} = {self.tasks(2, 4)}")
        self.emit(depth, f"while {pending}:")
        self.emit(depth + 1, f"done, {pending} = await asyncio.wait({pending}, return_when=asyncio.FIRST_COMPLETED)")
        self.emit(depth + 1, "say(me, 'round', names(done))")

    def s_bounded(self, depth, budget):
        self.emit(depth, f"say(me, 'bounded', show(await bounded({self.rng.randint(1, 2)}, [{self.calls(2, 4)}])))")

    def s_match(self, depth, budget):
        self.emit(depth, f"match show(await asyncio.gather({self.calls(1, 2)}, return_exceptions=True)):")
        self.emit(depth + 1, "case [str() as only]:")
        self.emit(depth + 2, "say(me, 'one text', only)")
        self.emit(depth + 1, "case [first, *rest] if len(rest) == 1:")
        self.emit(depth + 2, "say(me, 'two', first, rest)")
        self.emit(depth + 1, "case other:")
        self.emit(depth + 2, "say(me, 'other', other)")

    def s_steered(self, depth, budget):
        """An asynchronous generator that is sent to, thrown at, closed, or left to the loop."""
        steps = self.name("steps")
        self.emit(depth, f"{steps} = echo(me, {self.delay()}, {self.rng.randint(1, 3)}, {self.pick('()', '(ValueError, LookupError)')})")
        self.emit(depth, "try:")
        self.emit(depth + 1, f"say(me, 'first', await anext({steps}))")
        for _ in range(self.rng.randint(1, 3)):
            self.emit(depth + 1, self.pick(
                f"say(me, 'sent', await {steps}.asend({self.name('s')!r}))",
                f"say(me, 'threw', await {steps}.athrow({self.pick(*ERRORS)}('thrown')))",
                f"say(me, 'next', await anext({steps}, 'no more'))",
                f"say(me, 'closed', await {steps}.aclose())",
            ))
        self.emit(depth, f"except ({self.pick('ValueError, KeyError', 'Exception')}, StopAsyncIteration) as error:")
        self.emit(depth + 1, "say(me, 'steered into', repr(error))")
        if self.rng.random() < 0.5:
            self.emit(depth, "finally:")
            self.emit(depth + 1, f"await {steps}.aclose()")
        # A group that fails later in the same call would keep it alive in CPython, by a circle through its traceback.
        self.emit(depth, f"del {steps}")

    def s_nested_groups(self, depth, budget):
        self.emit(depth, "try:")
        self.emit(depth + 1, "async with asyncio.TaskGroup() as outer:")
        self.emit(depth + 2, f"outer.create_task({self.call()})")
        self.emit(depth + 2, f"outer.create_task(spawning(outer, {self.name('p')!r}, {self.delay()}, {self.rng.randint(0, 2)}))")
        self.emit(depth + 2, "async with asyncio.TaskGroup() as inner:")
        for _ in range(self.rng.randint(1, 2)):
            failing = f"fail({self.delay()}, {self.pick(*ERRORS)})"
            self.emit(depth + 3, f"{self.pick('inner', 'outer')}.create_task({self.pick(self.call(), failing)})")
        if self.rng.random() < 0.5:
            self.s_sleep(depth + 3, budget)
        self.emit(depth + 2, "say(me, 'between the groups')")
        self.emit(depth, "except ExceptionGroup as errors:")
        self.emit(depth + 1, "say(me, 'groups failed', leaves(errors))")

    def s_ordered_queue(self, depth, budget):
        queue, size = self.name("queue"), self.rng.randint(0, 2)
        self.emit(depth, f"{queue} = asyncio.{self.pick('PriorityQueue', 'LifoQueue')}({size})")
        task = self.name("feeder")
        numbers = [self.rng.randint(0, 4) for _ in range(self.rng.randint(1, 4))]
        self.emit(depth, f"{task} = asyncio.create_task(feed({queue}, {numbers}, {self.delay()}), name={task!r})")
        self.emit(depth, "try:")
        self.emit(depth + 1, f"async with asyncio.timeout({self.delay()}):")
        self.emit(depth + 2, f"for _ in range({len(numbers) + self.rng.randint(0, 1)}):")
        self.emit(depth + 3, f"say(me, 'took', await {queue}.get(), {queue}.qsize())")
        self.emit(depth + 3, f"{queue}.task_done()")
        self.emit(depth + 2, f"await {queue}.join()")
        self.emit(depth, "except TimeoutError:")
        self.emit(depth + 1, f"say(me, 'queue took too long', {queue}.qsize())")
        self.emit(depth + 1, f"{task}.cancel()")

    def s_executor(self, depth, budget):
        jobs = ", ".join(
            f"asyncio.get_running_loop().run_in_executor(POOL, work, {self.delay()}, {self.name('job')!r})"
            for _ in range(self.rng.randint(1, 4))
        )
        self.emit(depth, f"say(me, 'pool', await asyncio.gather({jobs}))")

    def s_context(self, depth, budget):
        token, context = self.name("token"), self.name("context")
        self.emit(depth, f"{token} = VARIABLE.set({self.name('v')!r})")
        self.emit(depth, f"{context} = contextvars.copy_context()")
        self.body(depth, budget, 1, 1)
        self.emit(depth, f"VARIABLE.reset({token})")
        self.emit(depth, f"say(me, 'context', {context}.run(VARIABLE.get), VARIABLE.get())")
        self.emit(depth, f"await asyncio.create_task(show_variable(me), context={self.pick(context, 'None')})")

    def s_self_cancelled(self, depth, budget):
        self.emit(depth, "asyncio.current_task().cancel()")
        self.emit(depth, "try:")
        self.emit(depth + 1, f"await asyncio.sleep({self.delay()})")
        self.emit(depth, "except asyncio.CancelledError:")
        self.emit(depth + 1, "say(me, 'cancelled itself', asyncio.current_task().cancelling())")
        self.emit(depth + 1, "if asyncio.current_task().uncancel():")
        self.emit(depth + 2, "raise")

    def s_exit_stack(self, depth, budget):
        self.emit(depth, "async with AsyncExitStack() as stack:")
        for _ in range(self.rng.randint(1, 3)):
            self.emit(depth + 1, self.pick(
                f"await stack.enter_async_context(opening(me, {self.name('door')!r}, {self.delay()}, ()))",
                f"stack.callback(say, me, {self.name('callback')!r})",
                f"stack.push_async_callback(nap, {self.delay()}, 'nap')",
                "stack.enter_context(suppress(ValueError, LookupError))",
            ))
        self.body(depth + 1, budget, 1, 2)

    def s_handle(self, depth, budget):
        handle = self.name("handle")
        loop = "asyncio.get_running_loop()"
        self.emit(depth, f"{handle} = {loop}.call_at({loop}.time() + {self.delay()}, say, me, 'timer')")
        self.body(depth, budget, 1, 1)
        self.emit(depth, f"{handle}.cancel()")
        self.emit(depth, f"say(me, 'handle', {handle}.cancelled())")

    def s_shielded_wait(self, depth, budget):
        task = self.name("inner")
        self.emit(depth, f"{task} = asyncio.create_task({self.call()}, name={task!r})")
        self.emit(depth, "try:")
        self.emit(depth + 1, f"say(me, 'shielded', await asyncio.wait_for(asyncio.shield({task}), {self.delay()}))")
        self.emit(depth, f"except ({self.pick('TimeoutError', 'TimeoutError, ValueError, KeyError')}) as error:")
        self.emit(depth + 1, f"say(me, 'gave up', type(error).__name__, {task}.done())")
        if self.rng.random() < 0.5:
            self.emit(depth + 1, f"{task}.cancel()")

    def write(self):
        for text in HEADER.splitlines():
            self.emit(0, text)
        for i in range(self.rng.randint(2, 2 + self.size)):
            name = f"worker{i}"
            self.emit(0, "")
            self.emit(0, "")
            self.emit(0, f"async def {name}(me):")
            if self.rng.random() < 0.5:
                self.emit(1, "say(me, 'starts')")
            self.body(1, 2, 1, 2 + self.size // 2)
            self.emit(1, f"return {self.pick('me', 'len(me)', 'None', repr(self.name('r')))}")
            self.workers.append(name)
        self.emit(0, "")
        self.emit(0, "")
        self.emit(0, "async def main():")
        self.emit(1, "me = 'main'")
        self.emit(1, "async with asyncio.timeout(50):")
        self.body(2, 2, 2, 3 + self.size)
        self.emit(1, "say(me, 'ends')")
        for text in FOOTER.splitlines():
            self.emit(0, text)
        return "\n".join(self.lines) + "\n"


HEADER = '''\
import asyncio
import contextvars
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager, suppress

START = time.monotonic()
LOG = []
LOCK = asyncio.Lock()
SEMAPHORE = asyncio.Semaphore(2)
EVENT = asyncio.Event()
QUEUE = asyncio.Queue(maxsize=2)
CONDITION = asyncio.Condition()
BARRIER = asyncio.Barrier(2)
POOL = ThreadPoolExecutor(2)
VARIABLE = contextvars.ContextVar("variable", default="unset")


def say(me, *what):
    LOG.append(me)
    if len(LOG) > 400:
        raise SystemExit('too long')
    print(f"{time.monotonic() - START:.3f} {me}:", *what)


def show(results):
    return [repr(r) if isinstance(r, BaseException) else r for r in results]


def names(tasks):
    return sorted(task.get_name() for task in tasks)


def settle(future, value):
    if not future.done():
        future.set_result(value)


def work(seconds, result):
    time.sleep(seconds)
    return result


async def nap(seconds, result):
    await asyncio.sleep(seconds)
    return result


async def ticker(me, seconds, count):
    try:
        for i in range(count):
            await asyncio.sleep(seconds)
            yield i
    finally:
        say(me, 'ticker closed')


def counting(me, limit):
    try:
        for i in range(limit):
            received = yield i
            if received:
                say(me, 'received', received)
    finally:
        say(me, 'counting ends')


async def echo(me, seconds, count, caught):
    sent = "nothing"
    try:
        for i in range(count):
            try:
                sent = yield f"{sent} {i}"
                await asyncio.sleep(seconds)
            except caught as error:
                say(me, "echo caught", repr(error))
    finally:
        say(me, "echo is over")
        await asyncio.sleep(seconds)
        say(me, "echo has cleaned up")


async def spawning(group, me, seconds, more):
    say(me, "spawned")
    await asyncio.sleep(seconds)
    if more:
        group.create_task(spawning(group, me + "+", seconds, more - 1))
    return me


def leaves(group):
    return [leaf for error in group.exceptions for leaf in (leaves(error) if isinstance(error, ExceptionGroup) else [repr(error)])]


async def feed(queue, numbers, seconds):
    for number in numbers:
        await queue.put(number)
        await asyncio.sleep(seconds)


async def show_variable(me):
    await asyncio.sleep(0)
    say(me, "task sees", VARIABLE.get())


async def fail(seconds, kind):
    await asyncio.sleep(seconds)
    raise kind('failed')


async def patient(me, seconds, cleanup):
    try:
        await asyncio.sleep(seconds)
        return 'undisturbed'
    except asyncio.CancelledError as error:
        say(me, 'patient hears', error.args)
        await asyncio.sleep(cleanup)
        return 'disturbed'


async def bounded(limit, coroutines):
    slots = asyncio.Semaphore(limit)

    async def one(coroutine):
        async with slots:
            return await coroutine

    return await asyncio.gather(*map(one, coroutines), return_exceptions=True)


@asynccontextmanager
async def opening(me, name, seconds, swallow):
    say(me, 'opens', name)
    await asyncio.sleep(seconds)
    try:
        yield name.upper()
    except swallow as error:
        say(me, name, 'swallows', repr(error))
    finally:
        await asyncio.sleep(seconds)
        say(me, 'closes', name)'''

FOOTER = '''

try:
    asyncio.run(main())
except BaseException as error:
    print('ended with', type(error).__name__, error)'''

if __name__ == "__main__":
    if sys.argv[1] == "--batch":
        first, count = map(int, sys.argv[2:])
        for seed in range(first, first + count):
            sys.stdout.write(Program(str(seed), 1 + seed % 4).write() + "\0")
    else:
        size = int(sys.argv[2]) if len(sys.argv) > 2 else 3
        sys.stdout.write(Program(sys.argv[1], size).write())
