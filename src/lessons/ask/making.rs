//! How questions are put together: texts with code in them, choices without doubles in an order of their own, and what is often
//! looked up in a run. Knows none of the questions.

use super::super::claim::seconds;
use super::super::happening::task_of;
use super::super::markdown::{Inline, plain};
use super::super::question::{Answer, Choice, How, Question, Topic, order_of, shuffled};
use crate::time::{Duration, Instant};
use crate::trace::{Awaited, Doing, EventId, EventKind, ObjectId, ObjectKind, Outcome, Purpose, Replay, TaskId, TextId};

/// So many choices are enough to choose between.
const MOST_CHOICES: usize = 4;

/// Among so many tasks, and so many combinators, a question is looked for: the first ones are what one sees first, and looking
/// through all of many thousands takes too long.
const MOST_LOOKED_AT: usize = 50;

/// So many things can still be put in order.
pub const MOST_IN_ORDER: usize = 5;

/// A text in the making.
#[derive(Clone, Default)]
pub struct Say(Vec<Inline>);

impl Say {
    /// Plain words; what stands between backquotes in a template of ours is code.
    pub fn words(text: &str) -> Say {
        let pieces = text.split('`').enumerate().filter(|(_, piece)| !piece.is_empty());
        Say(pieces.map(|(at, piece)| if at % 2 == 1 { Inline::Code(piece.into()) } else { Inline::Text(piece.into()) }).collect())
    }

    pub fn code(mut self, code: &str) -> Say {
        self.0.push(Inline::Code(code.to_owned()));
        self
    }

    pub fn then(mut self, text: &str) -> Say {
        self.0.extend(Say::words(text).0);
        self
    }

    /// Names with commas and an `and`.
    pub fn names(mut self, names: &[String]) -> Say {
        for (place, name) in names.iter().enumerate() {
            let last = place + 1 == names.len();
            self = match place {
                0 => self,
                _ if last => self.then(" and "),
                _ => self.then(", "),
            };
            self = self.code(name);
        }
        self
    }

    /// Pieces that are there already.
    pub fn of(pieces: Vec<Inline>) -> Say {
        Say(pieces)
    }

    pub fn done(self) -> Vec<Inline> {
        self.0
    }
}

/// A choice with what is to be said of it.
pub fn choice(text: Say, why: Say) -> Choice {
    Choice { text: text.done(), why: why.done(), at: None, moment: None }
}

/// An instant to choose.
pub fn choice_at(at: Instant, why: Say) -> Choice {
    Choice { text: Say::words(&format!("at {}", seconds(at))).done(), why: why.done(), at: Some(at), moment: None }
}

/// A question without its choices.
pub struct Prompt {
    pub topic: Topic,
    pub prompt: Say,
    pub explanation: Say,
    /// Where the run shows the answer.
    pub moment: EventId,
}

impl Prompt {
    fn question(self, how: How, choices: Vec<Choice>, answer: Answer) -> Question {
        let Prompt { topic, prompt, explanation, moment } = self;
        Question { topic, prompt: prompt.done(), how, choices, answer, explanation: explanation.done(), moment: Some(moment) }
    }

    /// One of several; wrong choices that read like the right one, or like each other, are left out. None, if none is left.
    pub fn choose(self, right: Choice, wrong: Vec<Choice>) -> Option<Question> {
        let mut choices = vec![right];
        for choice in wrong {
            if choices.len() < MOST_CHOICES && choices.iter().all(|other| plain(&other.text) != plain(&choice.text)) {
                choices.push(choice);
            }
        }
        if choices.len() < 2 {
            return None;
        }
        let instants = choices.iter().all(|choice| choice.at.is_some());
        let mut order: Vec<usize> = (0..choices.len()).collect();
        if instants {
            order.sort_by_key(|place| choices[*place].at);
        } else {
            // The same order every time, but not the same place for every right answer.
            let turn = plain(&self.prompt.0).bytes().fold(0usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
            order.rotate_left(turn % choices.len());
        }
        let right = order.iter().position(|place| *place == 0)?;
        let choices = order.into_iter().map(|place| choices[place].clone()).collect();
        Some(self.question(if instants { How::When } else { How::Choose }, choices, Answer::One(right)))
    }

    /// Things in their right order, to be put in it. None, if there is nothing to put in order.
    pub fn order(self, right: Vec<Say>) -> Option<Question> {
        if right.len() < 2 {
            return None;
        }
        let shown = shuffled(right.len());
        let choices = shown.iter().map(|place| choice(right[*place].clone(), Say::default())).collect();
        Some(self.question(How::Order, choices, Answer::Order(order_of(&shown))))
    }
}

/// A task that the program made and that has ended.
#[derive(Clone)]
pub struct Ended {
    pub task: TaskId,
    pub name: String,
    pub event: EventId,
    pub at: Instant,
    pub outcome: Outcome,
    pub value: TextId,
}

/// A run, and what is looked up in it again and again.
pub struct Maker<'a> {
    pub replay: &'a Replay,
    /// What is awaited by `asyncio.run`, if anything is.
    pub main: Option<TaskId>,
}

impl<'a> Maker<'a> {
    pub fn new(replay: &'a Replay) -> Self {
        let index = &replay.index;
        let main = index.tasks.iter().position(|facts| facts.made.is_some() && facts.parent.is_none() && !facts.housekeeping);
        Maker { replay, main: main.map(|place| TaskId(place as u32)) }
    }

    pub fn name(&self, task: TaskId) -> String {
        task_of(self.replay, task)
    }

    pub fn at(&self, event: EventId) -> Instant {
        self.replay.trace.event(event).at
    }

    pub fn text(&self, text: TextId) -> &'a str {
        self.replay.trace.text_of(text)
    }

    pub fn kind(&self, event: EventId) -> EventKind {
        self.replay.trace.event(event).kind
    }

    /// All events with their ids.
    pub fn events(&self) -> impl Iterator<Item = (EventId, EventKind)> + use<'a> {
        self.replay.trace.events().iter().enumerate().map(|(place, event)| (EventId::new(place as u32), event.kind))
    }

    /// How a task ended, if it did.
    pub fn ended(&self, task: TaskId) -> Option<Ended> {
        let event = self.replay.index.task(task)?.ended?;
        let EventKind::TaskEnded { outcome, value, .. } = self.kind(event) else { return None };
        Some(Ended { task, name: self.name(task), event, at: self.at(event), outcome, value })
    }

    /// The first tasks that tasks made, in the order in which they were made.
    pub fn children(&self) -> Vec<TaskId> {
        let tasks = (0..self.replay.index.tasks.len() as u32).map(TaskId);
        let children = tasks.filter(|task| self.replay.index.task(*task).is_some_and(|facts| facts.parent.is_some()));
        children.take(MOST_LOOKED_AT).collect()
    }

    /// The first combinators and primitives of which this is said.
    pub fn objects(&self, is: impl Fn(ObjectKind) -> bool) -> Vec<ObjectId> {
        let objects = self.replay.index.objects.iter().enumerate();
        let fitting = objects.filter(|(_, facts)| facts.kind.is_some_and(&is)).map(|(place, _)| ObjectId(place as u32));
        fitting.take(MOST_LOOKED_AT).collect()
    }

    /// The tasks that are members of a combinator.
    pub fn members(&self, object: ObjectId) -> Vec<TaskId> {
        let members = self.replay.index.object(object).map_or(&[][..], |facts| &facts.members);
        members.iter().filter_map(|member| if let Awaited::Task(task) = member { Some(*task) } else { None }).collect()
    }

    /// All the time that was slept or blocked, by task and in all.
    pub fn slept(&self) -> Vec<(Option<TaskId>, Duration)> {
        let mut slept = Vec::new();
        for (id, kind) in self.events() {
            match kind {
                EventKind::TimerSet { purpose: purpose @ Purpose::Settle(_), deadline, .. } => {
                    slept.push((self.replay.index.task_of(purpose), deadline.since(self.at(id))));
                }
                EventKind::Blocked { until: Some(until), .. } => {
                    slept.push((self.replay.index.doer(id).task(), until.since(self.at(id))));
                }
                _ => {}
            }
        }
        slept
    }

    /// Whether `asyncio.run` did this, tidying up, and no code of the program's.
    pub fn is_tidying(&self, event: EventId) -> bool {
        self.replay.index.doer(event).what == Doing::Code
    }
}
