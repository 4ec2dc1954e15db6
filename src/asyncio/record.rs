//! The record of a run: the trace, the shared clock, and what "now", "here" and "because" mean at this moment. Knows no host.

use crate::time::Instant;
use crate::trace::{EventId, EventKind, FutureId, HandleId, ObjectId, ObjectKind, TaskId, TextId, TimerId, Trace};
use std::cell::{Cell, RefCell};
use std::fmt::Write;

/// One per run, shared by all its loops, threads and primitives.
#[derive(Debug)]
pub struct Recorder {
    trace: RefCell<Trace>,
    now: Cell<Instant>,
    cause: Cell<Option<EventId>>,
    line: Cell<u32>,
    tasks: Cell<u32>,
    futures: Cell<u32>,
    objects: Cell<u32>,
    handles: Cell<u32>,
    timers: Cell<u32>,
    task_names: Cell<u64>,
    /// Where texts are put together that are asked for often.
    scratch: RefCell<String>,
}

impl Default for Recorder {
    fn default() -> Self {
        Recorder::new()
    }
}

impl Recorder {
    /// A record in which nothing has happened.
    pub fn new() -> Self {
        Recorder {
            trace: RefCell::new(Trace::new()),
            now: Cell::default(),
            cause: Cell::new(None),
            line: Cell::new(0),
            tasks: Cell::new(0),
            futures: Cell::new(0),
            objects: Cell::new(0),
            handles: Cell::new(0),
            timers: Cell::new(0),
            task_names: Cell::new(0),
            scratch: RefCell::default(),
        }
    }

    /// Records that something happened now, on the current line, because of the current cause.
    pub fn record(&self, kind: EventKind) -> EventId {
        self.record_because(self.cause.get(), kind)
    }

    /// Records that something happened now, on the current line, because of `cause`.
    pub fn record_because(&self, cause: Option<EventId>, kind: EventKind) -> EventId {
        self.trace.borrow_mut().push(self.now.get(), cause, self.line.get(), kind)
    }

    /// Records that something happened, which is the cause of what happens from now on.
    pub fn record_as_cause(&self, kind: EventKind) -> EventId {
        let event = self.record(kind);
        self.cause.set(Some(event));
        event
    }

    /// The id of a text of the trace.
    pub fn text(&self, text: &str) -> TextId {
        self.trace.borrow_mut().text(text)
    }

    /// Looks at the trace as it is now.
    pub fn with_trace<T>(&self, look: impl FnOnce(&Trace) -> T) -> T {
        look(&self.trace.borrow())
    }

    /// Takes the trace out at the end of a run and leaves an empty one behind.
    pub fn take_trace(&self) -> Trace {
        self.trace.replace(Trace::new())
    }

    /// How many events there are, for those who limit it.
    pub fn len(&self) -> usize {
        self.trace.borrow().events().len()
    }

    /// Whether nothing has happened yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The program's clock.
    pub fn now(&self) -> Instant {
        self.now.get()
    }

    /// Moves the clock on; it never goes back.
    pub fn advance_to(&self, instant: Instant) {
        self.now.set(self.now.get().max(instant));
    }

    /// The event on which what happens now depends.
    pub fn cause(&self) -> Option<EventId> {
        self.cause.get()
    }

    pub fn set_cause(&self, cause: Option<EventId>) {
        self.cause.set(cause);
    }

    /// The line of the source that is being run, from 1; 0 where none is.
    pub fn line(&self) -> u32 {
        self.line.get()
    }

    pub fn set_line(&self, line: u32) {
        self.line.set(line);
    }

    /// Records a new combinator or primitive.
    pub fn object_made(&self, kind: ObjectKind, size: usize) -> ObjectId {
        let object = ObjectId(next(&self.objects));
        self.record(EventKind::ObjectMade { object, kind, size: u32::try_from(size).unwrap_or(u32::MAX) });
        object
    }

    /// The number of the next task's default name: `Task-1` is the first of the process.
    pub fn next_task_number(&self) -> u64 {
        self.task_names.set(self.task_names.get() + 1);
        self.task_names.get()
    }

    /// The text `Task-N`.
    pub(super) fn default_task_name(&self, number: u64) -> TextId {
        let mut name = self.scratch.borrow_mut();
        name.clear();
        // Writing to a string cannot fail.
        let _ = write!(name, "Task-{number}");
        self.text(&name)
    }

    pub(super) fn next_task(&self) -> TaskId {
        TaskId(next(&self.tasks))
    }

    pub(super) fn next_future(&self) -> FutureId {
        FutureId(next(&self.futures))
    }

    pub(super) fn next_handle(&self) -> HandleId {
        HandleId(next(&self.handles))
    }

    pub(super) fn next_timer(&self) -> TimerId {
        TimerId(next(&self.timers))
    }
}

fn next(count: &Cell<u32>) -> u32 {
    let number = count.get();
    count.set(number + 1);
    number
}
