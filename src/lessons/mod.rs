//! Lessons and questions: what a lesson's Markdown says, where its moments lie in a run, whether it tells the truth, and questions
//! made from any run. Knows no page, and not where a lesson comes from. The format is described in docs/lessons.md.

mod ask;
mod catalogue;
mod check;
mod claim;
mod happening;
mod markdown;
mod moment;
mod parse;
mod question;
mod text;
mod tokens;

#[cfg(test)]
mod tests;

pub use ask::questions;
pub use catalogue::{Catalogue, Chapter, Entry};
pub use check::{check, holds, try_exercise};
pub use claim::{Claim, Fact, Subject, seconds};
pub use markdown::{Block, Fault, Inline, Item, Kind, plain};
pub use moment::{Deed, Moment, Nth};
pub use parse::{Exercise, Lesson, Part, Phase, Program, Recorded, Step, Task};
pub use question::{Answer, Asked, Choice, Given, How, Question, Topic};
pub use text::question_text;
