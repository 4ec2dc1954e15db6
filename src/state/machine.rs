//! The event loop at the cursor as rows of tokens: what runs, the ready queue, the timers; in asyncio's words or the browser's. Knows
//! no element.

use super::view::{LONGEST, Manner, line_of};
use super::{Made, Vocabulary};
use crate::trace::{Grain, LoopState, Purpose, ReadyHandle, Snapshot, TaskId, TextId, Timer, Who, Words};
use std::collections::BTreeMap;

/// A part of the event loop, with what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub kind: PartOf,
    pub title: &'static str,
    /// What puts things in, or takes them out: the name of the function behind it.
    pub function: &'static str,
    /// What else is to be said of it now.
    pub aside: String,
    /// When it is looked at, by either rule, where there is a choice.
    pub rules: Option<[&'static str; 2]>,
    /// What is said where nothing stands in it.
    pub empty: &'static str,
    /// The next one first.
    pub tokens: Vec<Token>,
    /// How many more there are than are shown.
    pub more: usize,
}

/// Which part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOf {
    Running,
    Ready,
    Timers,
}

/// Something that stands in a part of the event loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The same for what is the same task's wherever it stands, so that one can follow it from part to part.
    pub id: String,
    pub text: String,
    /// How long from now, for timers.
    pub when: Option<String>,
    pub manner: Manner,
    pub task: Option<TaskId>,
    /// It was cancelled and will be skipped.
    pub struck: bool,
}

/// All parts, in the order in which a task goes through them backwards: what runs, what is ready, what waits for its time.
pub fn parts(made: &Made, now: &Snapshot, grain: Grain, vocabulary: Vocabulary) -> [Part; 3] {
    let machine = Machine { made, now, words: Words::new(made.trace(), now) };
    let (ready, timers) = (machine.ready(), machine.timers());
    let asyncio = vocabulary == Vocabulary::Asyncio;
    let mut parts = [
        Part {
            kind: PartOf::Running,
            title: "Running",
            function: if asyncio { "_run_once" } else { "call stack" },
            aside: String::new(),
            rules: None,
            empty: idle(now, vocabulary),
            tokens: machine.running(grain),
            more: 0,
        },
        Part {
            kind: PartOf::Ready,
            title: if asyncio { "Ready queue" } else { "Microtask queue" },
            function: if asyncio { "call_soon" } else { "queueMicrotask" },
            aside: round(now, vocabulary),
            rules: None,
            empty: "empty",
            tokens: ready,
            more: now.ready.len().saturating_sub(LONGEST),
        },
        Part {
            kind: PartOf::Timers,
            title: "Timers",
            function: if asyncio { "call_later" } else { "setTimeout" },
            rules: Some(rules(vocabulary)),
            aside: String::new(),
            empty: "none",
            tokens: timers,
            more: now.timers.len().saturating_sub(LONGEST),
        },
    ];
    number(&mut parts);
    parts
}

/// When timers are looked at, by either of `TimerRule::ALL`.
fn rules(vocabulary: Vocabulary) -> [&'static str; 2] {
    match vocabulary {
        Vocabulary::Asyncio => ["between rounds", "when nothing is ready"],
        Vocabulary::Browser => ["between microtasks", "when no microtask is left"],
    }
}

/// Tells tokens of one task apart: whoever comes first keeps the plain name, and that is whom one follows.
fn number(parts: &mut [Part]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for token in parts.iter_mut().flat_map(|part| &mut part.tokens) {
        let count = seen.entry(token.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            token.id = format!("{} {count}", token.id);
        }
    }
}

struct Machine<'a> {
    made: &'a Made,
    now: &'a Snapshot,
    words: Words<'a>,
}

impl Machine<'_> {
    /// Who runs in the step at the cursor.
    fn running(&self, grain: Grain) -> Vec<Token> {
        if let Some(blocked) = self.now.threads.first().and_then(|thread| thread.blocked) {
            return vec![self.blocking(blocked.what)];
        }
        let Some(step) = self.made.steps(grain).step_of(self.now.cursor).filter(|_| self.now.ended.is_none()) else {
            return Vec::new();
        };
        let (text, task) = match step.who {
            Who::Task(task) => match self.now.task(task).map(|task| task.line).filter(|line| *line > 0) {
                Some(line) => (format!("{} · line {line}", self.words.task(task)), Some(task)),
                None => (self.words.task(task), Some(task)),
            },
            Who::Handle(handle) => match self.made.replay.index.handle(handle).and_then(|facts| facts.purpose) {
                Some(purpose) => (self.words.purpose(purpose), self.made.replay.index.task_of(purpose)),
                None => ("a callback".to_owned(), None),
            },
            Who::Timer(_) => ("a timer fires".to_owned(), None),
            Who::Round(round) => (format!("round {round} begins"), None),
            Who::Idle => return Vec::new(),
            Who::Code(_) => match line_of(self.made, step) {
                Some(line) => (format!("the program · line {line}"), None),
                None => ("the program".to_owned(), None),
            },
        };
        let runs = matches!(step.who, Who::Task(_) | Who::Code(_));
        vec![token(text, if runs { Manner::Running } else { Manner::Other }, task)]
    }

    fn blocking(&self, what: TextId) -> Token {
        let task = self.now.threads.first().and_then(|thread| thread.task);
        let name = task.map(|task| format!("{}: ", self.words.task(task))).unwrap_or_default();
        token(format!("{name}{} blocks", self.words.text(what)), Manner::Running, task)
    }

    /// The ready queue, the next first.
    fn ready(&self) -> Vec<Token> {
        self.now.ready.values().take(LONGEST).map(|handle| self.ready_token(handle)).collect()
    }

    fn ready_token(&self, handle: &ReadyHandle) -> Token {
        let manner = match handle.purpose {
            Purpose::FirstStep(_) | Purpose::WakeUp(_) => Manner::Ready,
            _ => Manner::Other,
        };
        let task = self.made.replay.index.task_of(handle.purpose);
        Token { struck: handle.cancelled, ..token(self.words.purpose(handle.purpose), manner, task) }
    }

    /// The timers, the next first, each with how long from now it is due.
    fn timers(&self) -> Vec<Token> {
        let shown = self.now.timers.iter().take(LONGEST);
        let token = |((deadline, _), timer): (&(crate::time::Instant, _), &Timer)| Token {
            when: Some(format!("in {} s", deadline.since(self.now.at))),
            ..token(self.timer_text(timer.purpose), Manner::Waiting, self.made.replay.index.task_of(timer.purpose))
        };
        shown.map(token).collect()
    }

    /// A timer that ends a sleep is named by the sleeper.
    fn timer_text(&self, purpose: Purpose) -> String {
        let sleeper = match purpose {
            Purpose::Settle(future) => self.now.future(future).and_then(|state| state.maker).map(|task| (task, future)),
            _ => None,
        };
        sleeper.map_or_else(
            || self.words.purpose(purpose),
            |(task, future)| format!("{} · {}", self.words.task(task), self.words.future(future)),
        )
    }
}

fn token(text: String, manner: Manner, task: Option<TaskId>) -> Token {
    let id = task.map_or_else(|| text.clone(), |task| format!("task {}", task.0));
    Token { id, text, when: None, manner, task, struck: false }
}

/// What to say of the loop while nothing runs.
fn idle(now: &Snapshot, vocabulary: Vocabulary) -> &'static str {
    let browser = vocabulary == Vocabulary::Browser;
    match now.event_loop {
        _ if now.ended.is_some() => "the program has ended",
        LoopState::NotStarted => "no event loop yet",
        LoopState::Running if browser => "between two microtasks",
        LoopState::Running => "between two handles",
        LoopState::Waiting(Some(_)) if browser => "nothing: the browser may paint until its next setTimeout is due",
        LoopState::Waiting(Some(_)) => "nothing: the loop sleeps until its next timer",
        LoopState::Waiting(None) if browser => "nothing: the browser may paint",
        LoopState::Waiting(None) => "nothing: the loop sleeps",
        LoopState::Stopped => "the event loop has ended",
    }
}

/// Which round of the loop it is, and how much of it is left: only what was ready as it began is run in it.
fn round(now: &Snapshot, vocabulary: Vocabulary) -> String {
    let name = if vocabulary == Vocabulary::Browser { "microtask" } else { "round" };
    match (now.round, now.left_in_round, now.event_loop) {
        (0, ..) | (_, _, LoopState::Stopped | LoopState::NotStarted) => String::new(),
        (round, 0, _) => format!("{name} {round}"),
        (round, left, _) => format!("{name} {round} · {left} left"),
    }
}
