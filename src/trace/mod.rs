//! What happened in a run, in order: the one result that everything on screen is derived from. Knows no Python and no page.
//!
//! A trace is a list of events. Each says when it happened, on which line of the source, and which earlier event caused it;
//! following the causes answers "why now?". The chain behind a task that wakes from a sleep reads: `TimerSet` → `TimerFired` →
//! `HandleReady` (settle the future) → `HandleRuns` → `FutureEnded` → `HandleReady` (wake the task up) → `HandleRuns` → `TaskResumed`.

pub mod cancellations;
pub mod causes;
mod event;
mod index;
mod output;
#[cfg(test)]
pub mod sample;
mod snapshot;
mod steps;
mod table;
pub mod relations;
pub mod sums;
pub mod text;
mod texts;
pub mod words;

pub use event::*;
pub use index::{Doer, Doing, FutureFacts, HandleFacts, Index, ObjectFacts, Stint, TaskFacts, ThreadFacts, TimerFacts};
pub use output::{Output, OutputLine};
pub use snapshot::{
    Blocking, FutureState, LoopState, Member, ObjectState, ReadyHandle, Replay, Snapshot, TaskState, TaskStatus, ThreadState, Timer,
};
pub use steps::{Grain, Position, Steps, Who};
pub use table::{Sorted, Table};
pub use words::Words;

use crate::time::Instant;
use texts::Texts;

/// The events of one run, the texts that they refer to, and the source that was run.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    events: Vec<TraceEvent>,
    texts: Texts,
}

impl Trace {
    /// A trace in which nothing has happened. Its first text is the empty one: `TextId::EMPTY`.
    pub fn new() -> Self {
        let mut trace = Trace::default();
        trace.text("");
        trace
    }

    /// Appends an event and returns its id. Time never runs backwards: `at` is not before the last event's.
    pub fn push(&mut self, at: Instant, cause: Option<EventId>, line: u32, kind: EventKind) -> EventId {
        debug_assert!(self.events.last().is_none_or(|last| last.at <= at), "time runs forwards");
        let id = EventId::new(self.events.len() as u32);
        self.events.push(TraceEvent { at, cause, line, kind });
        id
    }

    /// The id of `text`, the same for equal texts.
    pub fn text(&mut self, text: &str) -> TextId {
        self.texts.id_of(text)
    }

    /// The text behind an id of this trace.
    pub fn text_of(&self, id: TextId) -> &str {
        self.texts.get(id)
    }

    /// How many bytes its texts take, for those who limit them.
    pub fn text_bytes(&self) -> usize {
        self.texts.bytes()
    }

    /// All events, in the order in which they happened.
    pub fn events(&self) -> &[TraceEvent] {
        &self.events
    }

    /// The event behind an id of this trace.
    pub fn event(&self, id: EventId) -> &TraceEvent {
        &self.events[id.index()]
    }

    /// When the last event happened; the start, if nothing did.
    pub fn end(&self) -> Instant {
        self.events.last().map_or(Instant::START, |event| event.at)
    }
}

#[cfg(test)]
mod tests;
