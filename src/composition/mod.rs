//! Compositions: tasks and how they are awaited, read from Python source and written as Python source. Runs nothing.
//!
//! The source is the only document. A composition is a view on source of a shape that the composer knows: `from_source` finds
//! it, `to_source` writes it, and `edit` changes a person's source no more than a change in the composer asks for.

pub(crate) mod calls;
mod check;
mod delays;
mod edit;
mod lexemes;
mod merge;
mod model;
mod parsed;
mod presets;
mod read;
mod render;
mod same;
mod seconds;

pub use check::{Field, MOST_TASKS, Problem};
pub use delays::delays_in;
pub use edit::{Change, edit};
pub use model::*;
pub use presets::{Preset, preset, presets};
pub use seconds::{LONGEST, Seconds, parse_delay};

impl Composition {
    /// The Python program that this composition stands for. It runs on CPython 3.11 and later.
    pub fn to_source(&self) -> String {
        render::render(self, &render::Style::needed(self))
    }

    /// The composition that `source` stands for, if it has a shape that the composer knows; names, formatting, comments and
    /// whatever is only printed are the person's own.
    pub fn from_source(source: &str) -> Option<Composition> {
        read::read(source).map(|reading| reading.composition)
    }
}
