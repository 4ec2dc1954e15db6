//! What a composition says: tasks, and how they are awaited. Knows nothing of how that is written in Python.

use super::Seconds;

/// Tasks and how they are awaited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    pub tasks: Vec<Task>,
    pub awaiting: Awaiting,
    /// What stands around the awaiting, to end it early.
    pub fence: Option<Fence>,
    /// How long main stays alive after the awaiting; what still runs when main ends is cancelled by `asyncio.run`.
    pub linger: Option<Seconds>,
    /// Whether the program prints the seconds since its start before every line.
    pub timestamps: bool,
}

/// One delayed task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub name: String,
    /// How long it sleeps before its outcome.
    pub delay: Seconds,
    pub outcome: Outcome,
    pub on_cancel: OnCancel,
}

/// What a task does once it has slept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Returns a text made of its name.
    Returns,
    Raises {
        kind: ErrorKind,
        message: String,
    },
}

/// What a task does when it is cancelled while it sleeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnCancel {
    /// It ends at once.
    Dies,
    /// It takes that long to clean up, and ends then.
    CleansUp(Seconds),
    /// It sleeps on until its time is over, and goes on as if nothing had been.
    Ignores,
}

/// How the tasks are awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaiting {
    /// `await` one coroutine, then the next.
    OneAfterAnother,
    /// `create_task` for each, then `await` each in turn.
    InTurn,
    Gather {
        return_exceptions: bool,
    },
    Wait {
        return_when: ReturnWhen,
        timeout: Option<Seconds>,
        cancel_pending: bool,
    },
    AsCompleted {
        timeout: Option<Seconds>,
    },
    TaskGroup,
}

/// The rule of `asyncio.wait`.
pub use crate::trace::ReturnWhen;

/// A deadline around the awaiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fence {
    /// `asyncio.wait_for(…, timeout)`.
    WaitFor(Seconds),
    /// `async with asyncio.timeout(…)`.
    Timeout(Seconds),
}

/// The kinds of errors that a task can be told to raise. TimeoutError and OSError are not among them: they could not be told
/// from a deadline that passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    RuntimeError,
    ZeroDivisionError,
    ConnectionError,
    PermissionError,
}

impl ErrorKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [ErrorKind; 8] = [
        ErrorKind::ValueError,
        ErrorKind::TypeError,
        ErrorKind::KeyError,
        ErrorKind::IndexError,
        ErrorKind::RuntimeError,
        ErrorKind::ZeroDivisionError,
        ErrorKind::ConnectionError,
        ErrorKind::PermissionError,
    ];

    /// Python's name for it.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::ValueError => "ValueError",
            ErrorKind::TypeError => "TypeError",
            ErrorKind::KeyError => "KeyError",
            ErrorKind::IndexError => "IndexError",
            ErrorKind::RuntimeError => "RuntimeError",
            ErrorKind::ZeroDivisionError => "ZeroDivisionError",
            ErrorKind::ConnectionError => "ConnectionError",
            ErrorKind::PermissionError => "PermissionError",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Task {
    /// A task that returns, and dies when it is cancelled.
    pub fn new(name: impl Into<String>, delay: Seconds) -> Self {
        Task { name: name.into(), delay, outcome: Outcome::Returns, on_cancel: OnCancel::Dies }
    }

    /// The same task, but it raises.
    pub fn raises(self, kind: ErrorKind, message: impl Into<String>) -> Self {
        Task { outcome: Outcome::Raises { kind, message: message.into() }, ..self }
    }

    /// The same task, but it does that when it is cancelled.
    pub fn when_cancelled(self, on_cancel: OnCancel) -> Self {
        Task { on_cancel, ..self }
    }
}

impl Composition {
    /// `tasks` and how they are awaited, with nothing around.
    pub fn new(tasks: Vec<Task>, awaiting: Awaiting) -> Self {
        Composition { tasks, awaiting, fence: None, linger: None, timestamps: false }
    }

    /// The same composition within a deadline.
    pub fn within(self, fence: Fence) -> Self {
        Composition { fence: Some(fence), ..self }
    }

    /// The same composition, with a main that stays alive that long afterwards.
    pub fn lingering(self, seconds: Seconds) -> Self {
        Composition { linger: Some(seconds), ..self }
    }

    /// A name that no task has yet: `a`, `b`, …, `z`, `task27`, …
    pub fn fresh_name(&self) -> String {
        let letters = ('a'..='z').map(String::from);
        let numbered = (27..).map(|number| format!("task{number}"));
        let taken = |name: &String| self.tasks.iter().any(|task| task.name == *name);
        letters.chain(numbered).find(|name| !taken(name)).unwrap_or_default()
    }
}

/// Three tasks, gathered: where a person starts.
impl Default for Composition {
    fn default() -> Self {
        let tasks = [("a", 3), ("b", 1), ("c", 2)].map(|(name, delay)| Task::new(name, Seconds::whole(delay)));
        Composition::new(tasks.into(), Awaiting::Gather { return_exceptions: false })
    }
}
