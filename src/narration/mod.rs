//! What just happened and why, in one sentence; made from the trace alone.

use crate::trace::{Grain, Replay, TaskId};

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Plain words.
    Text(String),
    /// The name of a task.
    Task(TaskId, String),
    /// A piece of the program, or one of asyncio's names.
    Code(String),
    /// What the sentence is about.
    Strong(String),
    /// What is said more quietly.
    Quiet(String),
}

impl Span {
    /// The words of the span.
    pub fn words(&self) -> &str {
        match self {
            Span::Text(words) | Span::Task(_, words) | Span::Code(words) | Span::Strong(words) | Span::Quiet(words) => words,
        }
    }
}

/// A sentence or two on one position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narration {
    pub spans: Vec<Span>,
}

impl Narration {
    /// The words alone.
    pub fn to_text(&self) -> String {
        self.spans.iter().map(Span::words).collect()
    }
}

/// What happened last before this cursor, at this grain, and why.
pub fn narrate(replay: &Replay, cursor: usize, grain: Grain) -> Narration {
    let Some(position) = replay.steps(grain).step_of(cursor) else {
        let words = "Nothing has happened yet. Step on to see what the program does first.";
        return Narration { spans: vec![Span::Text(words.to_string())] };
    };
    let now = replay.at(cursor);
    let words = crate::trace::Words::new(&replay.trace, &now);
    let who = words.doer(replay.index.doer(position.ends));
    Narration { spans: vec![Span::Strong(format!("{who} runs")), Span::Text(".".to_string())] }
}
