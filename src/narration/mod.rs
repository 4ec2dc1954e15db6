//! What just happened and why, in a sentence or two; made from the trace alone.
//!
//! The sentences use the same few words throughout: event loop, round, ready queue, timer, task, runs, waits, wakes, result, raises,
//! cancelled, blocks. `reasons` says why something ran, `deeds` what it did, `machine` what the loop itself does.

mod deeds;
mod fates;
mod machine;
mod reasons;
mod tale;

#[cfg(test)]
mod tests;

use crate::trace::{Grain, Replay, TaskId, Who};
use tale::Tale;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Plain words.
    Text(String),
    /// The name of a task.
    Task(TaskId, String),
    /// A piece of the program or of its output, or one of asyncio's names.
    Code(String),
    /// What the sentence is about.
    Strong(String),
}

impl Span {
    /// The words of the span.
    pub fn words(&self) -> &str {
        match self {
            Span::Text(words) | Span::Task(_, words) | Span::Code(words) | Span::Strong(words) => words,
        }
    }
}

/// A sentence or two on one position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narration {
    pub spans: Vec<Span>,
}

impl Narration {
    /// The words alone, as a screen reader says them.
    pub fn to_text(&self) -> String {
        self.spans.iter().map(Span::words).collect()
    }
}

/// What the position at this cursor did (or, between two positions, the one that the cursor is on its way to), and why.
pub fn narrate(replay: &Replay, cursor: usize, grain: Grain) -> Narration {
    let Some(position) = replay.steps(grain).step_of(cursor) else {
        let words = match replay.trace.events().is_empty() {
            true => "Nothing has run yet.",
            false => "Nothing has happened yet. Step forward to see what runs first.",
        };
        return Narration { spans: vec![Span::Text(words.to_string())] };
    };
    let mut tale = Tale::new(replay, position, grain);
    match position.who {
        Who::Task(task) => tale.run_of(task),
        Who::Code(thread) => tale.code_of(thread),
        Who::Handle(handle) => tale.handle(handle),
        Who::Timer(timer) => tale.timer(timer),
        Who::Round(round) => tale.round(round),
        Who::Idle => tale.idle(),
    }
    tale.ending();
    Narration { spans: tale.spans }
}
