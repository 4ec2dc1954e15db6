//! What things are called, in asyncio's own words and a few plain ones, wherever they are named: in the trace's text, on the
//! timeline, in the queues and in sentences. Knows a trace and a snapshot of it, and no sentence.

use super::{
    Awaited, Doer, Doing, EventId, EventKind, FutureId, FutureKind, Index, ObjectId, ObjectKind, Outcome, Purpose, ReturnWhen,
    Snapshot, TaskId, TextId, ThreadId, TimerId, Trace,
};
use crate::time::{Duration, Instant};
use std::collections::BTreeMap;

/// A trace and how it stands: enough to name everything in it.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub trace: &'a Trace,
    pub now: &'a Snapshot,
    /// Where one may know what comes, everything is called what it is called at the end.
    all: Option<&'a Index>,
}

/// What a future is, as far as its name says it.
struct FutureIs {
    kind: FutureKind,
    of: Option<ObjectId>,
    name: Option<TextId>,
    timer: Option<TimerId>,
    made: EventId,
}

impl<'a> Words<'a> {
    pub fn new(trace: &'a Trace, now: &'a Snapshot) -> Self {
        Words { trace, now, all: None }
    }

    /// The same for those who may know the whole trace.
    pub fn of_all(trace: &'a Trace, index: &'a Index, now: &'a Snapshot) -> Self {
        Words { trace, now, all: Some(index) }
    }

    pub fn text(self, text: TextId) -> &'a str {
        self.trace.text_of(text)
    }

    /// What a task is called: `url1`. See `task_name`.
    pub fn task(self, task: TaskId) -> String {
        let facts = self.all.and_then(|index| index.task(task)).filter(|facts| facts.made.is_some());
        match (facts, self.now.task(task)) {
            (Some(facts), _) => task_name(self.text(facts.name), self.text(facts.coroutine), facts.label),
            (None, Some(state)) => task_name(self.text(state.name), self.text(state.coroutine), state.label),
            (None, None) => format!("task {}", task.0 + 1),
        }
    }

    /// The name of a thread: `main thread`, or the name that it was given.
    pub fn thread(self, thread: ThreadId) -> String {
        let known = self.all.and_then(|index| index.thread(thread)).map(|facts| facts.name);
        match known.or(self.now.threads.get(thread.0 as usize).map(|state| state.name)).map(|name| self.text(name)) {
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
        let known = self.all.and_then(|index| index.object(object)?.name);
        if let Some(name) = known.or_else(|| self.now.object(object)?.name) {
            return self.text(name).to_string();
        }
        let facts = self.all.and_then(|index| index.object(object).and_then(|facts| Some((index, facts.kind?, facts.number))));
        let state = || self.now.object(object).map(|state| (state.kind, state.number, self.now.count_of(state.kind) as usize));
        let found = facts.map(|(index, kind, number)| (kind, number, index.count_of(kind))).or_else(state);
        let Some((kind, number, count)) = found else { return "object".to_string() };
        if count > 1 { format!("{} {}", kind_name(kind), number + 1) } else { kind_name(kind).to_string() }
    }

    fn object_kind(self, object: ObjectId) -> Option<ObjectKind> {
        let known = self.all.and_then(|index| index.object(object)?.kind);
        known.or_else(|| self.now.object(object).map(|state| state.kind))
    }

    fn future_is(self, future: FutureId) -> Option<FutureIs> {
        let known = self.all.and_then(|index| {
            let facts = index.future(future)?;
            Some(FutureIs {
                kind: facts.kind?,
                of: facts.of,
                name: Some(facts.name).filter(|name| *name != TextId::EMPTY),
                timer: facts.timer,
                made: facts.made?,
            })
        });
        known.or_else(|| {
            let state = self.now.future(future)?;
            Some(FutureIs { kind: state.kind, of: state.of, name: state.name, timer: state.timer, made: state.made })
        })
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
        let Some(state) = self.future_is(future) else { return "a future".to_string() };
        if let Some(name) = state.name {
            return self.text(name).to_string();
        }
        let of = state.of.map_or_else(|| "object".to_string(), |object| self.object(object));
        let is = |kind: ObjectKind| state.of.and_then(|object| self.object_kind(object)) == Some(kind);
        match state.kind {
            FutureKind::Plain => "a future".to_string(),
            FutureKind::Sleep => match self.sleep(&state) {
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
    fn sleep(self, future: &FutureIs) -> Option<Duration> {
        let timer = future.timer?;
        // The timer may be long gone from the heap: the event that set it follows the future's making closely.
        self.trace.events()[future.made.index()..].iter().take(8).find_map(|event| match event.kind {
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

/// What tells a task from others that would be called the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Another function's task is called so already: the function is named too.
    pub qualified: bool,
    /// How many tasks of the same function are called so already.
    pub ordinal: u32,
}

/// The labels given so far, in the order in which tasks are made: what is called how never depends on what comes later.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Labels {
    /// By the hash of what is called: the hash of the function that came first.
    first: BTreeMap<u64, u64>,
    /// By the hash of both: how many there are.
    counts: BTreeMap<u64, u32>,
}

impl Labels {
    /// The label of the next task.
    pub(super) fn next(&mut self, name: &str, coroutine: &str) -> Label {
        if !is_numbered(name) {
            return Label::default();
        }
        let called = hash(first_text(coroutine).unwrap_or(function_of(coroutine)), 0);
        let function = hash(function_of(coroutine), 1);
        let qualified = *self.first.entry(called).or_insert(function) != function;
        let count = self.counts.entry(hash(function_of(coroutine), called)).or_default();
        *count += 1;
        Label { qualified, ordinal: *count - 1 }
    }
}

/// FNV-1a: the same on every machine, and short.
fn hash(text: &str, seed: u64) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Whether a name is one of asyncio's own: `Task-1`.
fn is_numbered(name: &str) -> bool {
    let digits = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    name.is_empty() || name.strip_prefix("Task-").is_some_and(digits)
}

/// What a task is called: by the name that the program gave it; or else by the first text that its coroutine was called with
/// (`url1` for `fetch('url1', 3)`), or by the coroutine's own name (`main`); with the function before it and a number behind it
/// where there would be others. asyncio's own names, `Task-1` and so on, tell nobody anything.
pub fn task_name(name: &str, coroutine: &str, label: Label) -> String {
    let function = function_of(coroutine);
    if !is_numbered(name) || function.is_empty() {
        return name.to_string();
    }
    let called = match first_text(coroutine) {
        Some(text) if label.qualified => format!("{function} {text}"),
        Some(text) => text.to_string(),
        None => function.to_string(),
    };
    if label.ordinal == 0 { called } else { format!("{called} {}", label.ordinal + 1) }
}

/// The function that a coroutine is a call of: `fetch` of `Site.load.<locals>.fetch('url1', 3)`.
pub fn function_of(coroutine: &str) -> &str {
    let name = coroutine.split('(').next().unwrap_or(coroutine);
    name.rsplit(".<locals>.").next().unwrap_or(name)
}

/// The first argument of a call, if it is a text that can serve as a name.
fn first_text(coroutine: &str) -> Option<&str> {
    let arguments = coroutine.split_once('(')?.1;
    let quote = arguments.chars().next().filter(|quote| matches!(quote, '\'' | '"'))?;
    let text = arguments[1..].split(quote).next()?.trim();
    let fits = !text.is_empty() && text.chars().count() <= 24 && !text.contains('\\');
    fits.then_some(text)
}

/// The coroutines that `asyncio.run` makes tasks of to tidy up; where they find nothing to do, nothing is told of them.
pub fn is_housekeeping(coroutine: &str) -> bool {
    matches!(function_of(coroutine), "_shutdown_asyncgens" | "_shutdown_default_executor")
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
        ObjectKind::AsyncGenerator => "async generator",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_are_called_what_people_would_call_them() {
        let mut labels = Labels::default();
        let mut called = |name, coroutine| task_name(name, coroutine, labels.next(name, coroutine));
        assert_eq!(called("Task-1", "main"), "main");
        assert_eq!(called("Task-2", "fetch('url1', 3)"), "url1");
        assert_eq!(called("Task-3", "work(3)"), "work");
        assert_eq!(called("Task-4", "work(1)"), "work 2");
        assert_eq!(called("crawler", "work('a')"), "crawler");
        assert_eq!(called("Task-5", "main.<locals>.tick(0.5)"), "tick");
        assert_eq!(called("Task-x", "work"), "Task-x");
        assert_eq!(called("Task-6", ""), "Task-6");
        assert_eq!(called("Task-7", r"say('it\'s')"), "say");
        assert_eq!(called("Task-8", "fetch('url1', 5)"), "url1 2");
        assert_eq!(called("Task-9", "parse('url1')"), "parse url1");
        assert_eq!(called("Task-10", "parse('url1')"), "parse url1 2");
    }
}
