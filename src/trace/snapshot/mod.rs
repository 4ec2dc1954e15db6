//! How everything stands at a cursor: queues, timers, tasks, threads, objects. A pure function of trace and cursor, made by
//! applying one event after the other; knows nothing of what comes after the cursor.

mod apply;
mod objects;
mod replay;
mod show;

pub use objects::{Member, ObjectState};
pub use replay::Replay;

use super::words::{Label, Labels};
use super::{
    Awaited, EventId, FutureId, FutureKind, HandleId, ObjectId, ObjectKind, Outcome, Purpose, Sorted, Table, TaskId, TextId,
    ThreadId, TimerId, Trace,
};
use crate::time::Instant;
use std::rc::Rc;

/// How everything stands after the first `cursor` events. A copy shares with the original whatever is the same in both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// How many events have happened.
    pub cursor: usize,
    /// When the last of them did.
    pub at: Instant,
    pub event_loop: LoopState,
    /// The number of the round, and how many of its handles have not run yet.
    pub round: u32,
    pub left_in_round: u32,
    /// The ready queue, the next one first: handles are numbered as they enter it.
    pub ready: Sorted<HandleId, ReadyHandle>,
    /// The timers, the next one first.
    pub timers: Sorted<(Instant, TimerId), Timer>,
    /// Every task made so far, by its id.
    pub tasks: Table<TaskState>,
    /// Every future made so far that is not a task, by its id.
    pub futures: Table<FutureState>,
    /// Every combinator and primitive made so far, by its id.
    pub objects: Table<ObjectState>,
    /// Every thread made so far, by its id; the first is the main thread.
    pub threads: Vec<ThreadState>,
    /// The thread that runs.
    pub thread: ThreadId,
    /// The last event, `ProgramEnded`, once it has happened.
    pub ended: Option<EventId>,
    deadlines: Sorted<TimerId, Instant>,
    kinds: [u32; ObjectKind::COUNT],
    labels: Rc<Labels>,
}

/// What the event loop is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LoopState {
    /// There is none yet.
    #[default]
    NotStarted,
    /// It works off its ready queue.
    Running,
    /// Nothing is ready; it waits until then, or for ever.
    Waiting(Option<Instant>),
    /// It has ended.
    Stopped,
}

/// Something in the ready queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadyHandle {
    pub handle: HandleId,
    pub purpose: Purpose,
    /// The event that put it there; its cause says why.
    pub since: EventId,
    /// It was cancelled and will be skipped.
    pub cancelled: bool,
}

/// Something in the timer heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    pub purpose: Purpose,
    /// The event that set it.
    pub set: EventId,
}

/// How a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskState {
    pub name: TextId,
    pub coroutine: TextId,
    pub label: Label,
    pub parent: Option<TaskId>,
    pub status: TaskStatus,
    /// The event since which it stands so.
    pub since: EventId,
    /// The line that it ran last.
    pub line: u32,
    /// `cancel()` was called and has not been delivered yet.
    pub cancel_requested: bool,
}

/// What a task is doing. The life of a task:
///
/// ```text
/// Made → Ready ⇄ Running → Ended
///          ↑        ↓
///          └── Waiting
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskStatus {
    /// Made, and not yet in the ready queue.
    Made,
    /// In the ready queue.
    Ready(HandleId),
    Running,
    Waiting(Awaited),
    /// How, and the repr of its result or exception.
    Ended(Outcome, TextId),
}

/// How a future stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FutureState {
    pub kind: FutureKind,
    pub of: Option<ObjectId>,
    /// The task that made it.
    pub maker: Option<TaskId>,
    /// What it stands for in words, if that was said.
    pub name: Option<TextId>,
    /// The timer that will settle it.
    pub timer: Option<TimerId>,
    pub made: EventId,
    /// How it ended, and the repr of its result or exception.
    pub ended: Option<(Outcome, TextId)>,
}

/// How a thread stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThreadState {
    pub name: TextId,
    pub ended: bool,
    /// The handle and the task that run on it.
    pub handle: Option<HandleId>,
    pub task: Option<TaskId>,
    pub blocked: Option<Blocking>,
    /// The line that it ran last.
    pub line: u32,
}

/// A thread that blocks: nothing else on it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocking {
    pub what: TextId,
    pub until: Option<Instant>,
    pub since: EventId,
}

impl Snapshot {
    /// The snapshot after the first `cursor` events, made from the start. `Replay::at` is the cheap way to many of them.
    pub fn at(trace: &Trace, cursor: usize) -> Self {
        let mut snapshot = Snapshot::default();
        snapshot.advance(trace, cursor);
        snapshot
    }

    /// Goes on to a later cursor; an earlier one, or one past the end, changes nothing more than the trace has.
    pub fn advance(&mut self, trace: &Trace, cursor: usize) {
        let end = cursor.min(trace.events().len());
        for position in self.cursor..end {
            self.apply(trace, EventId::new(position as u32), trace.events()[position]);
        }
        self.cursor = self.cursor.max(end);
    }

    /// The task whose code runs right here, if one's does.
    pub fn running(&self) -> Option<TaskId> {
        self.threads.get(self.thread.0 as usize)?.task
    }

    /// The task's state, if it has been made.
    pub fn task(&self, task: TaskId) -> Option<&TaskState> {
        self.tasks.get(task.0 as usize)
    }

    /// The future's state, if it has been made.
    pub fn future(&self, future: FutureId) -> Option<&FutureState> {
        self.futures.get(future.0 as usize)
    }

    /// The object's state, if it has been made.
    pub fn object(&self, object: ObjectId) -> Option<&ObjectState> {
        self.objects.get(object.0 as usize)
    }

    /// How many objects of this kind have been made.
    pub fn count_of(&self, kind: ObjectKind) -> u32 {
        self.kinds[kind.place()]
    }

    /// When a timer in the heap is due.
    pub fn deadline(&self, timer: TimerId) -> Option<Instant> {
        self.deadlines.get(&timer).copied()
    }

    /// Whether what is awaited is done.
    pub fn is_done(&self, awaited: Awaited) -> bool {
        self.outcome(awaited).is_some()
    }

    /// How what is awaited ended, once it has.
    pub fn outcome(&self, awaited: Awaited) -> Option<Outcome> {
        match awaited {
            Awaited::Turn => None,
            Awaited::Task(task) => match self.task(task)?.status {
                TaskStatus::Ended(outcome, _) => Some(outcome),
                _ => None,
            },
            Awaited::Future(future) => self.future(future)?.ended.map(|(outcome, _)| outcome),
        }
    }

    /// The tasks that wait on this future or task, in the order of their ids.
    pub fn waiters(&self, on: Awaited) -> impl Iterator<Item = TaskId> {
        let waits = move |task: &TaskState| task.status == TaskStatus::Waiting(on);
        (0..).map(TaskId).zip(&self.tasks).filter(move |(_, task)| waits(task)).map(|(id, _)| id)
    }

    /// The tasks that wait in line at an object, the first in line first.
    pub fn line_at(&self, object: ObjectId) -> Vec<TaskId> {
        let mut line: Vec<(FutureId, TaskId)> = Vec::new();
        for (id, task) in (0..).map(TaskId).zip(&self.tasks) {
            if let TaskStatus::Waiting(Awaited::Future(future)) = task.status
                && self.future(future).is_some_and(|state| state.of == Some(object))
            {
                line.push((future, id));
            }
        }
        line.sort();
        line.into_iter().map(|(_, task)| task).collect()
    }
}
