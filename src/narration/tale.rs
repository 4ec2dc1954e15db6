//! A sentence in the making: where it stands in the trace, and how pieces are added to it.

use super::Span;
use crate::time::Instant;
use crate::trace::{
    Awaited, EventId, EventKind, Grain, ObjectId, ObjectKind, Outcome, Position, Replay, Snapshot, TaskId, TextId, TraceEvent,
    Words, words,
};
use std::ops::Range;
use std::rc::Rc;

/// A sentence in the making.
pub struct Tale<'a> {
    pub replay: &'a Replay,
    pub position: &'a Position,
    /// The cursor of the position before: everything from there on is told here.
    pub from: usize,
    pub now: Rc<Snapshot>,
    pub spans: Vec<Span>,
    /// Which of the spans say why.
    pub reason: Range<usize>,
}

/// The longest piece of a value or of output that is quoted.
const LONGEST: usize = 60;

impl<'a> Tale<'a> {
    pub fn new(replay: &'a Replay, position: &'a Position, grain: Grain) -> Self {
        let from = replay.steps(grain).previous(position.cursor).unwrap_or(0);
        Tale { replay, position, from, now: replay.at(position.cursor), spans: Vec::new(), reason: 0..0 }
    }

    pub fn words(&self) -> Words<'_> {
        Words::new(&self.replay.trace, &self.now)
    }

    /// The events that are told here, with their places.
    pub fn events(&self) -> impl Iterator<Item = (EventId, &'a TraceEvent)> + use<'a> {
        let events = self.replay.trace.events();
        (self.from..self.position.cursor).map(|at| (EventId::new(at as u32), &events[at]))
    }

    pub fn kind(&self, event: EventId) -> EventKind {
        self.replay.trace.event(event).kind
    }

    pub fn text_of(&self, text: TextId) -> &'a str {
        self.replay.trace.text_of(text)
    }

    /// Tells why, in spans of their own.
    pub fn because(&mut self, tell: impl FnOnce(&mut Self)) {
        let from = self.spans.len();
        tell(self);
        self.reason = from..self.spans.len();
    }

    /// Adds plain words.
    pub fn say(&mut self, words: &str) -> &mut Self {
        let sealed = self.spans.len() == self.reason.end;
        match self.spans.last_mut() {
            Some(Span::Text(before)) if !sealed => before.push_str(words),
            _ => self.spans.push(Span::Text(words.to_string())),
        }
        self
    }

    pub fn strong(&mut self, words: &str) -> &mut Self {
        self.spans.push(Span::Strong(words.to_string()));
        self
    }

    /// Adds code, shortened where it is long.
    pub fn code(&mut self, code: &str) -> &mut Self {
        self.spans.push(Span::Code(shortened(code)));
        self
    }

    pub fn task(&mut self, task: TaskId) -> &mut Self {
        let name = self.words().task(task);
        self.spans.push(Span::Task(task, name));
        self
    }

    pub fn object(&mut self, object: ObjectId) -> &mut Self {
        let name = self.words().object(object);
        self.code(&name)
    }

    /// Adds names of tasks: `a`, `a and b`, `a, b and c`, `a, b, c and 7 more`.
    pub fn tasks(&mut self, tasks: &[TaskId]) -> &mut Self {
        let shown = if tasks.len() > 4 { 3 } else { tasks.len() };
        for (place, task) in tasks[..shown].iter().enumerate() {
            if place > 0 {
                self.say(if place + 1 == tasks.len() { " and " } else { ", " });
            }
            self.task(*task);
        }
        if shown < tasks.len() {
            self.say(&format!(" and {} more", tasks.len() - shown));
        }
        self
    }

    /// Adds what is waited on, with an article where it needs one.
    pub fn awaited(&mut self, on: Awaited) -> &mut Self {
        match on {
            Awaited::Task(task) => self.task(task),
            Awaited::Turn => self.say("its next turn"),
            Awaited::Future(_) => {
                if let Some(rule) = self.rule_of(on) {
                    return self.code("wait").say(" with ").code(rule);
                }
                let name = self.words().awaited(on);
                let plain = ["a future", "next result", "tasks of the group", "a thread", "an answer"];
                match plain.iter().find(|plain| **plain == name) {
                    Some(&"next result") => self.say("the next result"),
                    Some(&"tasks of the group") => self.say("the tasks of its group"),
                    Some(name) => self.say(name),
                    None if name.starts_with("turn at ") => self.say("its turn at ").code(&name["turn at ".len()..]),
                    None if name.starts_with("item from ") => self.say("an item from ").code(&name["item from ".len()..]),
                    None if name.starts_with("join of ") => {
                        self.say("all items of ").code(&name["join of ".len()..]).say(" to be done")
                    }
                    None if name.starts_with("room in ") => self.say("room in ").code(&name["room in ".len()..]),
                    None => self.code(&name),
                }
            }
        }
    }

    /// The rule of `wait`, if that is what is waited on.
    fn rule_of(&self, on: Awaited) -> Option<&'static str> {
        let Awaited::Future(future) = on else { return None };
        match self.now.object(self.now.future(future)?.of?)?.kind {
            ObjectKind::Wait(rule) => Some(words::rule_name(rule)),
            _ => None,
        }
    }

    /// Adds how something ended: `returned 'x'`, `raised ValueError('x')`, `was cancelled`.
    pub fn ended(&mut self, outcome: Outcome, value: TextId) -> &mut Self {
        let value = self.text_of(value);
        match outcome {
            Outcome::Returned if value == "None" || value.is_empty() => self.say("has returned"),
            Outcome::Returned => self.say("returned ").code(value),
            Outcome::Raised => self.say("raised ").code(value),
            Outcome::Cancelled => self.say("was cancelled"),
        }
    }
}

/// Text short enough for a sentence, in one line.
pub fn shortened(text: &str) -> String {
    let line = text.replace('\n', "⏎");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// An instant in words: `2 s`, `250 ms`.
pub fn instant(at: Instant) -> String {
    format!("{} s", words::number(at.since(Instant::START)))
}

/// `1 handle`, `3 handles`.
pub fn count(number: usize, name: &str) -> String {
    if number == 1 { format!("1 {name}") } else { format!("{number} {name}s") }
}

/// `first`, `second`, ..., `11th`.
pub fn ordinal(number: usize) -> String {
    const NAMES: [&str; 10] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    match NAMES.get(number.wrapping_sub(1)) {
        Some(name) => name.to_string(),
        None => {
            let ending = match (number % 100, number % 10) {
                (11..=13, _) => "th",
                (_, 1) => "st",
                (_, 2) => "nd",
                (_, 3) => "rd",
                _ => "th",
            };
            format!("{number}{ending}")
        }
    }
}
