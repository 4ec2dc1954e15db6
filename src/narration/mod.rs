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
use std::ops::Range;
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
    /// Which of the spans say why it happened; empty where the sentence gives no reason.
    reason: Range<usize>,
}

impl Narration {
    /// The words alone, as a screen reader says them.
    pub fn to_text(&self) -> String {
        words(&self.spans)
    }

    /// Why it happened, without the full stop: `url3 returned 'data', and main was waiting for that`. Empty where no reason is given.
    pub fn reason(&self) -> String {
        let reason = words(&self.spans[self.reason.clone()]);
        reason.trim_start_matches([':', ' ']).trim_end_matches('.').to_string()
    }

    /// What happened, without why: `main runs again. It prints “data” and returns.`
    pub fn deeds(&self) -> String {
        let (before, after) = (words(&self.spans[..self.reason.start]), words(&self.spans[self.reason.end..]));
        let stop = if self.reason.is_empty() { "" } else { "." };
        format!("{before}{stop}{after}")
    }

    /// What it is about: `main runs again`.
    pub fn headline(&self) -> String {
        match self.spans.first() {
            Some(Span::Strong(words)) => words.clone(),
            _ => self.to_text(),
        }
    }

    /// The heart of it in one breath: `main runs again, because url3 returned 'data'`.
    pub fn brief(&self) -> String {
        if self.reason.is_empty() {
            return self.to_text();
        }
        format!("{}, because {}", words(&self.spans[..self.reason.start]), self.reason())
    }
}

/// So many steps are told in the description of a picture.
const MOST_TOLD: usize = 60;

/// The first steps of a run, a line each: what a picture of it says to those who cannot see it.
pub fn story(replay: &Replay) -> String {
    let steps = replay.steps(Grain::Step);
    let told = steps.positions().iter().take(MOST_TOLD).map(|step| narrate(replay, step.cursor, Grain::Step).to_text());
    let mut story = told.collect::<Vec<_>>().join("\n");
    if steps.len() > MOST_TOLD {
        story.push_str(&format!("\nAnd {} more steps.", steps.len() - MOST_TOLD));
    }
    story
}

fn words(spans: &[Span]) -> String {
    spans.iter().map(Span::words).collect()
}

/// What the position at this cursor did (or, between two positions, the one that the cursor is on its way to), and why.
pub fn narrate(replay: &Replay, cursor: usize, grain: Grain) -> Narration {
    let Some(position) = replay.steps(grain).step_of(cursor) else {
        let words = match replay.trace.events().is_empty() {
            true => "Nothing has run yet.",
            false => "Nothing has happened yet. Step forward to see what runs first.",
        };
        return Narration { spans: vec![Span::Text(words.to_string())], reason: 0..0 };
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
    Narration { spans: tale.spans, reason: tale.reason }
}
