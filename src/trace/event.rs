//! The vocabulary of the trace: ids and kinds of events. One word for one thing, asyncio's own wherever it has one.

use crate::time::Instant;
use std::num::NonZeroU32;

/// The place of an event in its trace, from 0. Stored plus one, so that `Option<EventId>` costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(NonZeroU32);

impl EventId {
    pub fn new(index: u32) -> Self {
        EventId(NonZeroU32::MIN.saturating_add(index))
    }

    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
    )*};
}

ids! {
    /// An interned text of the trace.
    TextId;
    /// A task, numbered from 0 in the order of creation.
    TaskId;
    /// A future that is not a task, numbered from 0.
    FutureId;
    /// A combinator (gather, wait, ...) or a primitive (Lock, Queue, ...), numbered from 0.
    ObjectId;
    /// Something in the ready queue, numbered from 0.
    HandleId;
    /// Something in the timer heap, numbered from 0.
    TimerId;
    /// A thread: 0 is the main thread, on which the program starts.
    ThreadId;
    /// A call of a coroutine or generator function inside a task, numbered from 0.
    CallId;
}

impl TextId {
    /// The empty text.
    pub const EMPTY: TextId = TextId(0);
}

impl ThreadId {
    /// The thread on which the program starts.
    pub const MAIN: ThreadId = ThreadId(0);
}

/// One thing that happened. 40 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceEvent {
    /// When, on the program's clock.
    pub at: Instant,
    /// Why: the event that brought this one about. None only for what starts a chain, such as the program itself.
    pub cause: Option<EventId>,
    /// The line of the source that was being run, from 1; 0 where no line was (the loop's own doings).
    pub line: u32,
    pub kind: EventKind,
}

/// How something ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    Returned,
    Raised,
    Cancelled,
}

/// What a handle or timer will do when it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Run a new task up to its first wait.
    FirstStep(TaskId),
    /// Run a task on, because what it waited on is done.
    WakeUp(TaskId),
    /// Give a future its result, because its time has come (`asyncio.sleep`).
    Settle(FutureId),
    /// Tell a combinator that one of its members is done.
    MemberDone(ObjectId),
    /// A deadline of a timeout, `wait`, `wait_for` or `as_completed` has passed.
    Expire(ObjectId),
    /// Bring the result of a worker thread to the loop.
    ThreadResult(FutureId),
    /// Call a function that the program handed over (`call_soon`, `call_later`, `add_done_callback`).
    Callback(TextId),
}

/// What a task waits on, or what is a member of a combinator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Awaited {
    /// Nothing but its next turn: `await asyncio.sleep(0)`.
    Turn,
    Task(TaskId),
    Future(FutureId),
}

/// What a future that is not a task stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FutureKind {
    /// Made by the program: `loop.create_future()`.
    Plain,
    /// The result of `asyncio.sleep(delay)`.
    Sleep,
    /// The result of `gather`.
    Gather,
    /// The outer side of `shield`.
    Shield,
    /// What `wait` waits on until its rule is met.
    Wait,
    /// What `wait_for` waits on.
    WaitFor,
    /// What a TaskGroup waits on until its tasks are done.
    Group,
    /// A turn at a lock, semaphore or condition.
    Turn,
    /// An event, condition or barrier that is to come.
    Signal,
    /// An item to come in a queue (also in as_completed's queue of results).
    Get,
    /// Room to come in a queue.
    Put,
    /// `Queue.join`: all items done.
    Join,
    /// The result of a worker thread.
    Thread,
    /// An answer of the network, simulated or real.
    Io,
}

/// What a combinator or primitive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ObjectKind {
    Gather,
    /// `wait`, with the rule that it waits by.
    Wait(ReturnWhen),
    AsCompleted,
    WaitFor,
    Timeout,
    TaskGroup,
    Shield,
    Lock,
    Semaphore,
    Event,
    Condition,
    Queue,
    Barrier,
    /// An asynchronous generator of the program.
    AsyncGenerator,
}

impl ObjectKind {
    /// How many kinds there are, whatever `wait`'s rule.
    pub const COUNT: usize = 14;

    /// The place of a kind among all, whatever `wait`'s rule.
    pub fn place(self) -> usize {
        match self {
            ObjectKind::Gather => 0,
            ObjectKind::Wait(_) => 1,
            ObjectKind::AsCompleted => 2,
            ObjectKind::WaitFor => 3,
            ObjectKind::Timeout => 4,
            ObjectKind::TaskGroup => 5,
            ObjectKind::Shield => 6,
            ObjectKind::Lock => 7,
            ObjectKind::Semaphore => 8,
            ObjectKind::Event => 9,
            ObjectKind::Condition => 10,
            ObjectKind::Queue => 11,
            ObjectKind::Barrier => 12,
            ObjectKind::AsyncGenerator => 13,
        }
    }
}

/// The rule of `asyncio.wait`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReturnWhen {
    FirstCompleted,
    FirstException,
    AllCompleted,
}

/// What changed in a combinator or primitive. The number beside it in the event is the new count named here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Member number `count` (from 0) is done.
    MemberDone,
    /// A timeout or TaskGroup was entered, a context manager likewise.
    Entered,
    /// ... and left.
    Left,
    /// Its deadline passed.
    Expired,
    /// A TaskGroup began to cancel what is left of it, because a member failed.
    Aborting,
    /// A lock, semaphore slot or condition was taken; `count`: slots left.
    Acquired,
    /// ... given back; `count`: slots left.
    Released,
    /// An event was set / cleared.
    Set,
    Cleared,
    /// `count` waiters were notified.
    Notified,
    /// An item was put / taken; `count`: items now inside.
    Put,
    Got,
    /// `task_done`; `count`: items not yet done.
    TaskDone,
    /// A task arrived at a barrier; `count`: how many are there.
    Arrived,
}

/// What a task is resumed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResumedWith {
    /// Its first step.
    Start,
    /// What it waited on returned this.
    Value(TextId),
    /// What it waited on raised this.
    Exception(TextId),
    /// `CancelledError` is thrown in at its await.
    Cancellation,
}

/// Where text was written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stream {
    Stdout,
    Stderr,
}

/// How the whole program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// It ran to its end.
    Finished,
    /// An exception left it; the text is the last line of its traceback.
    Raised,
    /// `sys.exit` with this text as its status.
    Exited,
    /// Everybody waits and nothing will ever come; the text says who waits on what.
    Stalled,
    /// It met a limit of this engine; the text says which.
    Limit,
}

/// The kinds of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    // The loop.
    /// An event loop began to run (`asyncio.run`).
    LoopStarted,
    /// It has ended.
    LoopStopped,
    /// A round of `_run_once`: it will run the `ready` handles that are ready now, and no others.
    RoundStarted {
        round: u32,
        ready: u32,
    },
    /// Nothing is ready: the loop sleeps until its next timer.
    LoopWaits {
        until: Option<Instant>,
    },
    /// Live mode only: rounds followed each other for so long that the page got its turn in between (a macrotask).
    PageTurn,
    TimerSet {
        timer: TimerId,
        purpose: Purpose,
        deadline: Instant,
    },
    /// The timer is due and has gone to the ready queue, as `handle`.
    TimerFired {
        timer: TimerId,
        handle: HandleId,
    },
    TimerCancelled {
        timer: TimerId,
    },
    /// Appended to the ready queue. A timer's handle has `TimerFired` before it.
    HandleReady {
        handle: HandleId,
        purpose: Purpose,
    },
    /// Cancelled while in the ready queue: it will be skipped.
    HandleCancelled {
        handle: HandleId,
    },
    /// Taken from the ready queue and run. Until `HandleEnds` everything that happens on this thread is its doing.
    HandleRuns {
        handle: HandleId,
    },
    HandleEnds {
        handle: HandleId,
    },

    // Tasks and futures.
    /// `parent` is the task that was running, if any.
    TaskMade {
        task: TaskId,
        parent: Option<TaskId>,
        name: TextId,
        coroutine: TextId,
    },
    TaskRenamed {
        task: TaskId,
        name: TextId,
    },
    TaskResumed {
        task: TaskId,
        with: ResumedWith,
    },
    /// The task gave the loop its turn back.
    TaskWaits {
        task: TaskId,
        on: Awaited,
    },
    /// `value`: the repr of the result or exception.
    TaskEnded {
        task: TaskId,
        outcome: Outcome,
        value: TextId,
    },
    /// `Task.cancel()` was called; the exception is delivered later, as `TaskResumed` with a cancellation.
    CancelRequested {
        task: TaskId,
        message: TextId,
    },
    /// `of`: the combinator or primitive that it belongs to.
    FutureMade {
        future: FutureId,
        kind: FutureKind,
        of: Option<ObjectId>,
    },
    /// What the future stands for, in words: `GET https://example.com (simulated, 0.1 s)`.
    FutureNamed {
        future: FutureId,
        name: TextId,
    },
    FutureEnded {
        future: FutureId,
        outcome: Outcome,
        value: TextId,
    },

    // Combinators and primitives.
    /// `size`: slots of a semaphore, maxsize of a queue, parties of a barrier, members of a combinator; else 0.
    ObjectMade {
        object: ObjectId,
        kind: ObjectKind,
        size: u32,
    },
    /// `member` is in slot `slot` (from 0) of a combinator.
    ObjectMember {
        object: ObjectId,
        slot: u32,
        member: Awaited,
    },
    ObjectChanged {
        object: ObjectId,
        change: Change,
        count: u32,
    },
    /// A deadline was set or moved; None: there is none.
    ObjectDeadline {
        object: ObjectId,
        deadline: Option<Instant>,
    },
    /// What the program calls an object, where it has a name of its own.
    ObjectNamed {
        object: ObjectId,
        name: TextId,
    },
    /// An asynchronous generator hands a value to whoever runs.
    GeneratorYielded {
        object: ObjectId,
        value: TextId,
    },
    ObjectEnded {
        object: ObjectId,
        outcome: Outcome,
    },

    // The program's code.
    /// A call began to run inside what runs now: of a coroutine function; outside of any event loop also of a plain one; or a
    /// `with` block of the program's own, `async with Connection`, from its entering to its leaving.
    CallEntered {
        call: CallId,
        function: TextId,
    },
    CallLeft {
        call: CallId,
        outcome: Outcome,
    },
    /// A coroutine object was thrown away without ever having run; made on line `made_on`.
    NeverAwaited {
        function: TextId,
        made_on: u32,
    },
    /// Text was written, with its line breaks.
    Printed {
        stream: Stream,
        text: TextId,
    },
    /// The thread that runs blocks (`time.sleep`, a `join`, computation): nothing else on it runs.
    Blocked {
        what: TextId,
        until: Option<Instant>,
    },
    Unblocked,

    // Threads.
    ThreadMade {
        thread: ThreadId,
        name: TextId,
    },
    /// From here on, this thread is the one that runs.
    ThreadRuns {
        thread: ThreadId,
    },
    ThreadEnded {
        thread: ThreadId,
    },

    /// The last event.
    ProgramEnded {
        ending: Ending,
        text: TextId,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_forty_bytes() {
        assert_eq!(size_of::<TraceEvent>(), 40);
    }
}
