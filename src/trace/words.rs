//! What things are called, in asyncio's own words and a few plain ones, wherever they are named: in the trace's text, on the
//! timeline, in the queues and in sentences. Knows a trace and a snapshot of it, and no sentence.

use super::{
    Awaited, Doer, Doing, EventKind, FutureId, FutureKind, ObjectId, ObjectKind, Outcome, Purpose, ReturnWhen, Snapshot, TaskId, TextId,
    ThreadId, TimerId, Trace,
};
use crate::time::{Duration, Instant};

/// A trace and how it stands: enough to name everything in it.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub trace: &'a Trace,
    pub now: &'a Snapshot,
}

impl<'a> Words<'a> {
    pub fn new(trace: &'a Trace, now: &'a Snapshot) -> Self {
        Words { trace, now }
    }

    pub fn text(self, text: TextId) -> &'a str {
        self.trace.text_of(text)
    }

    /// The name of a task: `url1`.
    pub fn task(self, task: TaskId) -> String {
        match self.now.task(task).map(|state| self.text(state.name)) {
            Some(name) if !name.is_empty() => name.to_string(),
            _ => format!("task {}", task.0 + 1),
        }
    }

    /// The name of a thread: `main thread`, or the name that it was given.
    pub fn thread(self, thread: ThreadId) -> String {
        match self.now.threads.get(thread.0 as usize).map(|state| self.text(state.name)) {
            Some(name) if !name.is_empty() => name.to_string(),
            _ if thread == ThreadId::MAIN => "main thread".to_string(),
            _ => format!("thread {}", thread.0),
        }
    }

    /// Who runs: a task, the event loop, the program's code.
    pub fn doer(self, doer: Doer) -> String {
        match doer.what {
            Doing::Task(task, _) => self.task(task),
            Doing::Loop | Doing::Handle(_) => "event loop".to_string(),
            Doing::Code if doer.thread == ThreadId::MAIN => "program".to_string(),
            Doing::Code => self.thread(doer.thread),
        }
    }

    /// The name of an object, with a number where there are several of its kind: `gather`, `Lock 2`.
    pub fn object(self, object: ObjectId) -> String {
        let Some(state) = self.now.object(object) else { return "object".to_string() };
        let name = kind_name(state.kind);
        if self.now.count_of(state.kind) > 1 { format!("{name} {}", state.number + 1) } else { name.to_string() }
    }

    /// What is waited on, short enough for a slice: `sleep(2)`, `url1`, `gather`, `next result`.
    pub fn awaited(self, awaited: Awaited) -> String {
        match awaited {
            Awaited::Turn => "sleep(0)".to_string(),
            Awaited::Task(task) => self.task(task),
            Awaited::Future(future) => self.future(future),
        }
    }

    /// What a future stands for, short enough for a slice.
    pub fn future(self, future: FutureId) -> String {
        let Some(state) = self.now.future(future) else { return "a future".to_string() };
        let of = state.of.map_or_else(|| "object".to_string(), |object| self.object(object));
        let is = |kind: ObjectKind| state.of.and_then(|object| self.now.object(object)).is_some_and(|object| object.kind == kind);
        match state.kind {
            FutureKind::Plain => "a future".to_string(),
            FutureKind::Sleep => match self.sleep(future) {
                Some(length) => format!("sleep({})", number(length)),
                None => "sleep".to_string(),
            },
            FutureKind::Gather if state.of.is_none() => "gather".to_string(),
            FutureKind::Shield if state.of.is_none() => "shield".to_string(),
            FutureKind::Wait if state.of.is_none() => "wait".to_string(),
            FutureKind::WaitFor if state.of.is_none() => "wait_for".to_string(),
            FutureKind::Gather | FutureKind::Shield | FutureKind::Wait | FutureKind::WaitFor => of,
            FutureKind::Group => "tasks of the group".to_string(),
            FutureKind::Turn => format!("turn at {of}"),
            FutureKind::Signal => of,
            FutureKind::Get if is(ObjectKind::AsCompleted) => "next result".to_string(),
            FutureKind::Get => format!("item from {of}"),
            FutureKind::Put => format!("room in {of}"),
            FutureKind::Join => format!("join of {of}"),
            FutureKind::Thread => "a thread".to_string(),
            FutureKind::Io => "an answer".to_string(),
        }
    }

    /// How long a sleep lasts, once its timer is set.
    fn sleep(self, future: FutureId) -> Option<Duration> {
        let timer = self.now.future(future)?.timer?;
        // The timer may be long gone from the heap: the event that set it follows the future's making closely.
        let made = self.now.future(future)?.made;
        self.trace.events()[made.index()..self.now.cursor].iter().take(8).find_map(|event| match event.kind {
            EventKind::TimerSet { timer: set, deadline, .. } if set == timer => Some(deadline.since(event.at)),
            _ => None,
        })
    }

    /// When what is waited on is sure to be over, if a timer says so.
    pub fn deadline(self, awaited: Awaited) -> Option<Instant> {
        let Awaited::Future(future) = awaited else { return None };
        let state = self.now.future(future)?;
        let timer: Option<TimerId> = state.timer;
        timer.and_then(|timer| self.now.deadline(timer)).or_else(|| self.now.object(state.of?)?.deadline)
    }

    /// What a handle or timer will do: `run main for the first time`, `wake main`, `end url1's sleep`.
    pub fn purpose(self, purpose: Purpose) -> String {
        match purpose {
            Purpose::FirstStep(task) => format!("start {}", self.task(task)),
            Purpose::WakeUp(task) => format!("wake {}", self.task(task)),
            Purpose::Settle(future) => match self.now.future(future).and_then(|state| state.maker) {
                Some(task) => format!("end {}'s {}", self.task(task), self.future(future)),
                None => format!("end {}", self.future(future)),
            },
            Purpose::MemberDone(object) => format!("tell {}", self.object(object)),
            Purpose::Expire(object) => format!("deadline of {}", self.object(object)),
            Purpose::ThreadResult(future) => match self.now.future(future).and_then(|state| state.maker) {
                Some(task) => format!("bring {} its thread's result", self.task(task)),
                None => "bring a thread's result".to_string(),
            },
            Purpose::Callback(text) => format!("call {}", self.text(text)),
        }
    }
}

/// asyncio's own name of a kind of object.
pub fn kind_name(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Gather => "gather",
        ObjectKind::Wait(_) => "wait",
        ObjectKind::AsCompleted => "as_completed",
        ObjectKind::WaitFor => "wait_for",
        ObjectKind::Timeout => "timeout",
        ObjectKind::TaskGroup => "TaskGroup",
        ObjectKind::Shield => "shield",
        ObjectKind::Lock => "Lock",
        ObjectKind::Semaphore => "Semaphore",
        ObjectKind::Event => "Event",
        ObjectKind::Condition => "Condition",
        ObjectKind::Queue => "Queue",
        ObjectKind::Barrier => "Barrier",
        ObjectKind::Context => "with",
    }
}

/// asyncio's own name of the rule of `wait`.
pub fn rule_name(rule: ReturnWhen) -> &'static str {
    match rule {
        ReturnWhen::FirstCompleted => "FIRST_COMPLETED",
        ReturnWhen::FirstException => "FIRST_EXCEPTION",
        ReturnWhen::AllCompleted => "ALL_COMPLETED",
    }
}

/// How something ended, in a word.
pub fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Returned => "returned",
        Outcome::Raised => "raised",
        Outcome::Cancelled => "cancelled",
    }
}

/// The sign of how something ended: ✓ ✗ ⊘.
pub fn outcome_sign(outcome: Outcome) -> char {
    match outcome {
        Outcome::Returned => '✓',
        Outcome::Raised => '✗',
        Outcome::Cancelled => '⊘',
    }
}

/// Seconds as one writes them in a program: `2`, `0.5`.
pub fn number(length: Duration) -> String {
    let text = length.to_string();
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}
