//! A question with its choices and its one right answer, whoever asks it: the author of a lesson, or the machine of a run.

use super::claim::Fact;
use super::markdown::Inline;
use super::moment::Moment;
use crate::time::Instant;
use crate::trace::EventId;

/// A question with one right answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub topic: Topic,
    pub prompt: Vec<Inline>,
    pub how: How,
    /// In the order in which they are shown.
    pub choices: Vec<Choice>,
    pub answer: Answer,
    /// Said once it is answered, whatever the answer; may be empty where every choice has its own.
    pub explanation: Vec<Inline>,
    /// Where the run shows it, if it was made from a run: so far it can be shown afterwards.
    pub moment: Option<EventId>,
}

/// What a question is about, for whoever keeps marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The author of a lesson asks.
    Lesson,
    /// The order of the output.
    Outputs,
    /// The order in which tasks are done.
    Ends,
    /// What a call gives back.
    Returns,
    /// What becomes of a task.
    Fate,
    /// When a task is done.
    End,
    /// When the program is over.
    Total,
    /// When a new task begins.
    Starts,
    /// Which task runs next.
    Next,
    /// What a blocking call holds up.
    Blocks,
    /// A coroutine that nobody awaits.
    Forgotten,
}

impl Topic {
    /// In one word, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Topic::Lesson => "lesson",
            Topic::Outputs => "outputs",
            Topic::Ends => "ends",
            Topic::Returns => "returns",
            Topic::Fate => "fate",
            Topic::End => "end",
            Topic::Total => "total",
            Topic::Starts => "starts",
            Topic::Next => "next",
            Topic::Blocks => "blocks",
            Topic::Forgotten => "forgotten",
        }
    }
}

/// How it is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// One of the choices is picked.
    Choose,
    /// The choices are put in order.
    Order,
    /// An instant is marked on the axis, or picked: every choice has its `at`.
    When,
}

/// Something to choose, or to be put in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub text: Vec<Inline>,
    /// Why it is right, or what whoever picks it believes.
    pub why: Vec<Inline>,
    /// The instant that it stands for, where it stands for one.
    pub at: Option<Instant>,
    /// The moment that it stands for, where the author of a lesson named one.
    pub moment: Option<Moment>,
}

/// The right answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The place of the choice.
    One(usize),
    /// The places of the choices, in the right order.
    Order(Vec<usize>),
}

/// What somebody answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    One(usize),
    Order(Vec<usize>),
    At(Instant),
}

impl Question {
    /// Whether an answer is right.
    pub fn is_right(&self, given: &Given) -> bool {
        match (given, &self.answer) {
            (Given::One(place), Answer::One(right)) => place == right,
            (Given::Order(places), Answer::Order(right)) => places == right,
            (Given::At(at), Answer::One(right)) => self.choices.get(*right).is_some_and(|choice| choice.at == Some(*at)),
            _ => false,
        }
    }
}

/// A question of a lesson's author.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub question: Question,
    /// What the answer is checked against; none where it is the author's word.
    pub fact: Option<Fact>,
    /// The lines of the choices, in the order in which they are shown.
    pub lines: Vec<u32>,
}

/// An order to show `count` things in: the same one every time, and never the right one where there are two or more.
pub fn shuffled(count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    // A small generator of our own: the order only has to look unsorted.
    let mut state = count as u64 * 0x9e37_79b9 + 7;
    for at in (1..count).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (state >> 33) as usize % (at + 1));
    }
    if order.iter().enumerate().all(|(at, place)| at == *place) {
        order.reverse();
    }
    order
}

/// The places at which the things shown in this order stand, in the right order of the things.
pub fn order_of(shown: &[usize]) -> Vec<usize> {
    (0..shown.len()).map(|right| shown.iter().position(|place| *place == right).unwrap_or(right)).collect()
}
